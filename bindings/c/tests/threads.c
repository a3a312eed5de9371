/* Eight threads at once on what may be shared, and on what may not: right answers, and KIEMDINH_ERROR_BUSY at worst. */
#include "check.h"

#include <pthread.h>
#include <string.h>

enum { THREADS = 8, ROUNDS = 200 };

/* accreditations.json: a certificate that ended the day before; the pass is no evidence. */
static const char bodies[] = "[{\"kind\": \"body\", \"number\": \"KĐ-1\", \"valid_from\": \"2020-01-01\", "
                             "\"valid_until\": \"2024-05-18\", \"complete_until\": \"2026-01-01\"}]";
static const char json[] =
    "{\"id\": \"A\", \"category\": \"lifting.hoist_manual\", \"put_into_use_on\": \"2024-06-01\", "
    "\"declared_on\": \"2024-06-10\", \"attributes\": {\"rated_capacity\": {\"value\": \"1500\", \"unit\": \"kg\"}, "
    "\"installation\": \"fixed\", \"cover\": \"indoor\"}, \"inspections\": [{\"kind\": \"initial\", "
    "\"performed_on\": \"2024-05-19\", \"result\": \"pass\", \"body\": \"KĐ-1\"}]}";

static struct {
    kiemdinh_rulebook *rulebook;
    kiemdinh_accreditations *accreditations;
    kiemdinh_record *record;
    kiemdinh_assessment *assessment;
    kiemdinh_assessor *assessor;
    kiemdinh_duplicates *duplicates;
    kiemdinh_error *error;
    kiemdinh_date as_of;
} shared;

/* Holds the threads until all are there. */
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

struct thread {
    pthread_t id;
    const kiemdinh_category *category;
    long right;
    long wrong;
};

static void tell(struct thread *own, int good)
{
    own->right += good != 0;
    own->wrong += good == 0;
}

/* Texts that are made when first asked for, by whichever thread is first. */
static void look(struct thread *own)
{
    const kiemdinh_category *found =
        kiemdinh_rulebook_category_find(shared.rulebook, "lifting.hoist_manual", KIEMDINH_NTS);
    own->category = own->category == NULL ? found : own->category;
    tell(own, found != NULL && found == own->category);
    tell(own, strcmp(kiemdinh_category_id(found, NULL), "lifting.hoist_manual") == 0);
    tell(own, kiemdinh_rulebook_interval(shared.rulebook, "lifting.hoist_manual", KIEMDINH_NTS, shared.as_of, 0) !=
                  NULL);
    tell(own, kiemdinh_assessment_status(shared.assessment) == KIEMDINH_STATUS_NEVER_INSPECTED);
    tell(own, strstr(kiemdinh_assessment_json(shared.assessment, NULL), "\"never_inspected\"") != NULL);
    tell(own, kiemdinh_finding_number(kiemdinh_assessment_finding(shared.assessment, 0)) ==
                  KIEMDINH_FINDING_BODY_NOT_ACCREDITED);
    tell(own, strcmp(kiemdinh_record_id(shared.record, NULL), "A") == 0);
    tell(own, kiemdinh_error_result(shared.error) == KIEMDINH_ERROR_INVALID_VALUE);
    tell(own, strcmp(kiemdinh_status_name(KIEMDINH_STATUS_VALID, KIEMDINH_LANGUAGE_WIRE), "valid") == 0);
}

/* A thread's own assessor, over the shared rulebook, accreditations and record. */
static void judge(struct thread *own)
{
    kiemdinh_assessor *mine = NULL;
    kiemdinh_assessment *told = NULL;
    kiemdinh_answer answer;
    answer.struct_size = sizeof answer;
    if (kiemdinh_assessor_new(shared.rulebook, NULL, shared.accreditations, &mine, NULL) != KIEMDINH_OK) {
        tell(own, 0);
        return;
    }
    tell(own, kiemdinh_assessor_answer_record(mine, shared.record, shared.as_of, &answer, NULL) == KIEMDINH_OK);
    tell(own, answer.status == KIEMDINH_STATUS_NEVER_INSPECTED && answer.finding_count == 1);
    tell(own, kiemdinh_assessor_assess_record(mine, shared.record, shared.as_of, &told, NULL) == KIEMDINH_OK);
    kiemdinh_assessor_free(mine);
    tell(own, strcmp(kiemdinh_assessment_json(told, NULL), kiemdinh_assessment_json(shared.assessment, NULL)) == 0);
    kiemdinh_assessment_free(told);
}

/* The shared assessor and duplicates take one thread at a time. */
static void fight(struct thread *own)
{
    kiemdinh_answer answer;
    kiemdinh_error *failed = NULL;
    kiemdinh_result result;
    answer.struct_size = sizeof answer;
    answer.status = 0;
    result = kiemdinh_assessor_answer_record(shared.assessor, shared.record, shared.as_of, &answer, &failed);
    if (result == KIEMDINH_ERROR_BUSY) {
        tell(own, kiemdinh_error_result(failed) == KIEMDINH_ERROR_BUSY && answer.status == 0);
    } else {
        tell(own, result == KIEMDINH_OK && answer.status == KIEMDINH_STATUS_NEVER_INSPECTED);
    }
    kiemdinh_error_free(failed);
    result = kiemdinh_duplicates_add(shared.duplicates, 0, shared.record, NULL);
    tell(own, result == KIEMDINH_OK || result == KIEMDINH_ERROR_BUSY);
}

static void *run(void *given)
{
    struct thread *own = given;
    int round;
    pthread_mutex_lock(&gate);
    pthread_mutex_unlock(&gate);
    for (round = 0; round < ROUNDS; ++round) {
        look(own);
        judge(own);
        fight(own);
    }
    return NULL;
}

int main(void)
{
    struct thread threads[THREADS];
    kiemdinh_date none;
    int each;
    memset(threads, 0, sizeof threads);
    shared.as_of = day("2026-06-30");
    OK(kiemdinh_rulebook_builtin(&shared.rulebook, &error));
    OK(kiemdinh_accreditations_from_json("bodies", KIEMDINH_NTS, bodies, KIEMDINH_NTS, &shared.accreditations, &error));
    OK(kiemdinh_record_from_json(json, KIEMDINH_NTS, 0, &shared.record, &error));
    OK(kiemdinh_assessor_new(shared.rulebook, NULL, shared.accreditations, &shared.assessor, &error));
    OK(kiemdinh_assessor_assess_record(shared.assessor, shared.record, shared.as_of, &shared.assessment, &error));
    OK(kiemdinh_duplicates_new(&shared.duplicates, &error));
    NUMBER(kiemdinh_date_parse("?", 1, &none, &shared.error), KIEMDINH_ERROR_INVALID_VALUE);
    pthread_mutex_lock(&gate);
    for (each = 0; each < THREADS; ++each) {
        NUMBER(pthread_create(&threads[each].id, NULL, run, &threads[each]), 0);
    }
    pthread_mutex_unlock(&gate);
    for (each = 0; each < THREADS; ++each) {
        pthread_join(threads[each].id, NULL);
        NUMBER(threads[each].wrong, 0);
        /* Every round checks 9 looks, 4 judgements and 2 fights. */
        NUMBER(threads[each].right, ROUNDS * 15);
        /* What was made when first asked for was made once. */
        CHECK(threads[each].category == threads[0].category);
    }
    OK(kiemdinh_duplicates_finish(shared.duplicates, &error));
    kiemdinh_rulebook_free(shared.rulebook);
    kiemdinh_accreditations_free(shared.accreditations);
    kiemdinh_record_free(shared.record);
    kiemdinh_assessment_free(shared.assessment);
    kiemdinh_assessor_free(shared.assessor);
    kiemdinh_duplicates_free(shared.duplicates);
    kiemdinh_error_free(shared.error);
    return check_end();
}
