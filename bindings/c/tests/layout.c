/* The plain structs lie in memory as abi/layout.def promises. The compiler checks it, for any target; run, the program
 * checks that the table leaves nothing out: no field and no gap. */
#include "kiemdinh.h"

#include <stddef.h>

#if defined(_WIN64) || defined(__LP64__)
#define HERE(with_64, with_32) with_64
#else
#define HERE(with_64, with_32) with_32
#endif
#define SIZE_OF(type, field) sizeof(((type *)0)->field)

#define STRUCT(type, size_64, size_32) typedef char type##_size[sizeof(type) == HERE(size_64, size_32) ? 1 : -1];
#define FIELD(type, field, offset_64, size_64, offset_32, size_32)                                 \
    typedef char type##_##field##_offset[offsetof(type, field) == HERE(offset_64, offset_32) ? 1 : -1]; \
    typedef char type##_##field##_size[SIZE_OF(type, field) == HERE(size_64, size_32) ? 1 : -1];
#include "../abi/layout.def"
#undef STRUCT
#undef FIELD

#if !defined(__STDC_HOSTED__) || __STDC_HOSTED__
#include <stdio.h>

struct row {
    const char *type;
    const char *field; /* NULL where the struct begins. */
    size_t offset;     /* Of a struct, its size. */
    size_t size;
};

static const struct row rows[] = {
#define STRUCT(type, size_64, size_32) {#type, NULL, sizeof(type), 0},
#define FIELD(type, field, offset_64, size_64, offset_32, size_32) \
    {#type, #field, offsetof(type, field), SIZE_OF(type, field)},
#include "../abi/layout.def"
    {NULL, NULL, 0, 0}};

int main(void)
{
    const struct row *row;
    size_t whole = 0;
    size_t covered = 0;
    const char *type = "";
    int passed = 0;
    int failed = 0;
    for (row = rows;; ++row) {
        if (row->field == NULL) {
            if (covered == whole) {
                ++passed;
            } else {
                ++failed;
                printf("failed: %s: %lu of %lu bytes are in the table\n", type, (unsigned long)covered,
                       (unsigned long)whole);
            }
            type = row->type;
            whole = row->offset;
            covered = 0;
            if (type == NULL) {
                break;
            }
        } else if (row->offset == covered) {
            ++passed;
            covered += row->size;
        } else {
            ++failed;
            printf("failed: a gap or a field before %s.%s\n", type, row->field);
        }
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
#endif
