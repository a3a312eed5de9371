/* Everything that the library can do, done right: happy FOLDER, the folder tests/data. */
#include "happy.h"

#include <stdio.h>

int main(int count, char **arguments)
{
    if (count != 2) {
        fprintf(stderr, "usage: happy FOLDER\n");
        return 1;
    }
    words();
    law(arguments[1]);
    answers();
    reasons();
    registers(arguments[1]);
    return check_end();
}
