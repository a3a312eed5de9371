/* The header stands alone, and may be included twice; compiled in every standard of C and C++ (see ../test.sh). */
#include "kiemdinh.h"
#include "kiemdinh.h"

extern kiemdinh_result uses_the_header;
kiemdinh_result uses_the_header = KIEMDINH_OK;
