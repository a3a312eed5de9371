/* Handles in the wrong state: finished, in use by another thread, broken by an internal error. */
#include "misuse.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

/* Panics inside the library on purpose; only with the feature test-hooks, and so not in the header. */
extern kiemdinh_result KIEMDINH_CALL kiemdinh_test_panic(kiemdinh_assessor *assessor, kiemdinh_error **error);

static void finished(void)
{
    kiemdinh_duplicates *duplicates = NULL;
    OK(kiemdinh_duplicates_new(&duplicates, &error));
    OK(kiemdinh_duplicates_finish(duplicates, &error));
    REFUSED(KIEMDINH_ERROR_FINISHED, "duplicates", kiemdinh_duplicates_add(duplicates, 0, own.record, to));
    REFUSED(KIEMDINH_ERROR_FINISHED, "duplicates", kiemdinh_duplicates_finish(duplicates, to));
    OK(kiemdinh_assessor_set_duplicates(own.assessor, duplicates, 0, &error));
    kiemdinh_duplicates_free(duplicates);
}

/* After its end a reader goes on to give nothing. */
static void read_to_the_end(void)
{
    kiemdinh_record *record = NULL;
    OK(kiemdinh_reader_next(own.reader, &record, &error));
    CHECK(record != NULL);
    kiemdinh_record_free(record);
    OK(kiemdinh_reader_next(own.reader, &record, &error));
    CHECK(record == NULL);
    record = UNWRITTEN;
    OK(kiemdinh_reader_next(own.reader, &record, &error));
    CHECK(record == NULL);
}

/* Two threads on one assessor: each goes on until the other was told that it is busy. */
struct fight {
    kiemdinh_assessor *assessor;
    kiemdinh_item item;
    long busy;
    long other;
};

/* Whether one of the two was told. */
static int told;
static pthread_mutex_t telling = PTHREAD_MUTEX_INITIALIZER;

static int tell(int now)
{
    int so_far;
    pthread_mutex_lock(&telling);
    so_far = told |= now;
    pthread_mutex_unlock(&telling);
    return so_far;
}

/* An item that takes long enough for the threads to meet. */
enum { INSPECTIONS = 1000, ROUNDS = 20000 };

static void *fighter(void *given)
{
    struct fight *fight = given;
    kiemdinh_answer answer;
    int round;
    answer.struct_size = sizeof answer;
    for (round = 0; round < ROUNDS && !tell(0); ++round) {
        const kiemdinh_result result = kiemdinh_assessor_answer(fight->assessor, &fight->item, 20000, &answer, NULL);
        if (result == KIEMDINH_ERROR_BUSY) {
            fight->busy += tell(1);
        } else if (result != KIEMDINH_OK) {
            ++fight->other;
        }
    }
    return NULL;
}

static void busy(void)
{
    kiemdinh_inspection *inspections = malloc(INSPECTIONS * sizeof *inspections);
    kiemdinh_attribute attributes[3];
    kiemdinh_inspection one;
    struct fight fights[2];
    pthread_t other;
    int each;
    CHECK(inspections != NULL);
    fights[0].assessor = own.assessor;
    fights[0].busy = 0;
    fights[0].other = 0;
    hoist(&fights[0].item, attributes, &one);
    for (each = 0; inspections != NULL && each < INSPECTIONS; ++each) {
        inspections[each] = one;
    }
    fights[0].item.inspections = inspections;
    fights[0].item.inspection_count = inspections == NULL ? 0 : INSPECTIONS;
    fights[1] = fights[0];
    NUMBER(pthread_create(&other, NULL, fighter, &fights[1]), 0);
    fighter(&fights[0]);
    pthread_join(other, NULL);
    CHECK(fights[0].busy + fights[1].busy > 0);
    NUMBER(fights[0].other + fights[1].other, 0);
    free(inspections);
    /* Alone again, nothing is busy. */
    OK(kiemdinh_assessor_answer_record(own.assessor, own.record, 0, &out.answer, &error));
}

#define POISONED(call) REFUSED(KIEMDINH_ERROR_POISONED, NULL, call)

static void poisoned(void)
{
    kiemdinh_item item;
    NUMBER(kiemdinh_item_init(&item, sizeof item), KIEMDINH_OK);
    POINTER("assessor", kiemdinh_test_panic(wrong, to));
    printf("a panic on purpose:\n");
    fflush(stdout);
    error = UNWRITTEN;
    NUMBER(kiemdinh_test_panic(own.assessor, &error), KIEMDINH_ERROR_PANIC);
    NUMBER(kiemdinh_error_result(error), KIEMDINH_ERROR_PANIC);
    TEXT(kiemdinh_fault_value(kiemdinh_error_fault(error, 0), NULL), "as asked");
    kiemdinh_error_free(error);
    POISONED(kiemdinh_test_panic(own.assessor, to));
    POISONED(kiemdinh_assessor_answer(own.assessor, &item, 0, &out.answer, to));
    POISONED(kiemdinh_assessor_answer_record(own.assessor, own.record, 0, &out.answer, to));
    POISONED(kiemdinh_assessor_assess(own.assessor, &item, 0, &out.assessment, to));
    POISONED(kiemdinh_assessor_assess_json(own.assessor, "{}", 2, 0, 0, &out.assessment, to));
    POISONED(kiemdinh_assessor_assess_record(own.assessor, own.record, 0, &out.assessment, to));
    POISONED(kiemdinh_assessor_set_duplicates(own.assessor, NULL, 0, to));
    /* Only that handle is broken: what it had given lives on, and a new one can be made. */
    CHECK(kiemdinh_assessment_json(own.assessment, NULL) != NULL);
    kiemdinh_assessor_free(own.assessor);
    OK(kiemdinh_assessor_new(own.rulebook, NULL, NULL, &own.assessor, &error));
    OK(kiemdinh_assessor_answer(own.assessor, &item, 0, &out.answer, &error));
}

void states(void)
{
    finished();
    read_to_the_end();
    busy();
    poisoned();
}
