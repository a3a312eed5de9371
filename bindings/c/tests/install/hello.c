#include <kiemdinh.h>

#include <stdio.h>
#include <string.h>

int main(void)
{
    printf("kiemdinh %s\n", kiemdinh_version());
    return kiemdinh_abi_version() != KIEMDINH_ABI_VERSION || kiemdinh_version_number() != KIEMDINH_VERSION_NUMBER ||
           strcmp(kiemdinh_status_name(KIEMDINH_STATUS_VALID, KIEMDINH_LANGUAGE_WIRE), "valid") != 0;
}
