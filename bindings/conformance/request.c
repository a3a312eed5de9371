#include "request.h"

#include <stdio.h>
#include <stdlib.h>

void broken(const char *what) {
    fprintf(stderr, "conform: %s\n", what);
    exit(1);
}

void *allocate(size_t bytes) {
    void *memory = malloc(bytes + 1);
    if (memory == NULL) {
        broken("out of memory");
    }
    return memory;
}

static kiemdinh_text read_field(void) {
    kiemdinh_text field;
    char line[32];
    char *data;
    if (fgets(line, sizeof line, stdin) == NULL) {
        broken("a field is missing");
    }
    field.data = NULL;
    field.length = 0;
    if (line[0] == '-') {
        return field;
    }
    field.length = (size_t)strtoul(line, NULL, 10);
    data = allocate(field.length);
    if (fread(data, 1, field.length, stdin) != field.length || getchar() != '\n') {
        broken("a field is cut");
    }
    data[field.length] = '\0';
    field.data = data;
    return field;
}

int read_request(request *asked) {
    char line[64];
    unsigned long count = 0;
    size_t index;
    if (fgets(line, sizeof line, stdin) == NULL) {
        return 0;
    }
    if (sscanf(line, "%31s %lu", asked->command, &count) != 2) {
        broken("no request");
    }
    asked->count = (size_t)count;
    asked->next = 0;
    asked->fields = allocate(asked->count * sizeof(kiemdinh_text));
    for (index = 0; index < asked->count; index++) {
        asked->fields[index] = read_field();
    }
    return 1;
}

void free_request(request *asked) {
    size_t index;
    for (index = 0; index < asked->count; index++) {
        free((char *)asked->fields[index].data);
    }
    free(asked->fields);
}

kiemdinh_text take(request *asked) {
    if (asked->next == asked->count) {
        broken("too few fields");
    }
    return asked->fields[asked->next++];
}

int32_t take_number(request *asked) {
    kiemdinh_text field = take(asked);
    return field.data == NULL ? 0 : (int32_t)strtol(field.data, NULL, 10);
}

kiemdinh_date take_date(request *asked) {
    kiemdinh_text field = take(asked);
    kiemdinh_date date = KIEMDINH_DATE_NONE;
    if (field.data != NULL && kiemdinh_date_parse(field.data, field.length, &date, NULL) != KIEMDINH_OK) {
        broken("no day");
    }
    return date;
}
