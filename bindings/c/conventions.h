/*
 * kiemdinh: statutory technical inspection (kiem dinh) under Vietnamese law.
 *
 * For every crane, boiler, vessel, lift, ride and dangerous substance of a register: whether the law covers it, when it
 * must be inspected, whether its certificate is good on a given day, and why.
 *
 * CONVENTIONS
 *
 * Names     Functions kiemdinh_<type>_<verb>, constants KIEMDINH_..., nothing else is exported.
 *
 * Memory    Handles are opaque. What a function gives through an "owned" out-parameter is released once with the type's
 *           _free function, never with free(). _free(NULL) does nothing. "Borrowed" texts and handles belong to the
 *           handle they came from and live as long as it does. Handles hold what they need: a rulebook may be freed
 *           while an assessor made with it lives on.
 *
 * Errors    A function that can fail gives a kiemdinh_result: KIEMDINH_OK (0), or a number of the blocks 1xx (the call
 *           is wrong), 2xx (the state of the handle), 3xx (the data), 4xx (files), 9xx (the library). Outputs are written
 *           on success alone, all of them. The last parameter, `error`, may be NULL; otherwise *error becomes NULL on
 *           success and an owned error object on failure: message in Vietnamese and English, field, value, place. Look
 *           at it after the call, not in the same expression.
 *           Accessors do not fail: for NULL or an index out of range they give NULL, 0 or KIEMDINH_DATE_NONE.
 *           Any call may give KIEMDINH_ERROR_PANIC, an internal error, which is also told on standard error: the library
 *           does not bring its host down. The handle that was changed is poisoned then: KIEMDINH_ERROR_POISONED, until
 *           it is freed.
 *           Where a comment lists "_BUSY", the whole name is KIEMDINH_ERROR_BUSY.
 *
 * NULL      Every pointer is checked. NULL where it is not allowed is KIEMDINH_ERROR_NULL_ARGUMENT, which names the
 *           argument. A handle that was freed, or is none, cannot be told from a good one.
 *
 * Texts     UTF-8, paths of files too, on every system. Given as first byte and length in bytes; KIEMDINH_NTS as the
 *           length of a text that ends with a NUL. An absent text is NULL with length 0. Texts that come out end with a
 *           NUL; their `length` parameter may be NULL.
 *
 * Structs   Set a plain struct up with its _init function and sizeof, then fill it in. A program that was built with an
 *           older header goes on working with a newer library. A program built with a newer header works with an older
 *           library as long as it leaves the newer fields alone.
 *
 * Numbers   Words (status, kind, unit ...) travel as int32_t with the constants below; 0 is "not given". Treat numbers
 *           that you do not know with care: a newer library may give more of them. A number never changes its meaning.
 *
 * Dates     int32_t, days after 1970-01-01; KIEMDINH_DATE_NONE for none. The library reads no clock, no locale, no
 *           environment: the day asked about is always a parameter (S1).
 *
 * Threads   const handles (kiemdinh_rulebook, _accreditations, _assessment, _record, _error, _string) do not change: any
 *           number of threads may use one at once. The others (kiemdinh_assessor, _rulebook_builder, _reader,
 *           _duplicates, _exposure) take one thread at a time; a second one gets KIEMDINH_ERROR_BUSY at once. Any thread
 *           may use and free any handle, but nothing may use a handle while it is freed.
 *
 * Versions  Within KIEMDINH_ABI_VERSION functions, constants and ends of structs are only added. "S4b" and the like are
 *           the rules of the contract that the library's documentation explains. Everything here is there since 0.1.0
 *           unless its comment says otherwise.
 */
