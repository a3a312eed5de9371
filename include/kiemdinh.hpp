/* kiemdinh for C++: a thin layer over kiemdinh.h. C++11 or later, header-only; link the C library.
 *
 *     #include <kiemdinh.hpp>
 *     #include <iostream>
 *
 *     int main() {
 *         const auto book = kiemdinh::rulebook::builtin();
 *         auto judge = kiemdinh::assessor::make(book);
 *         kiemdinh::item hoist("PL-7", "lifting.hoist_electric");
 *         hoist.put_into_use_on(kiemdinh::date::parse("2020-03-01"));
 *         hoist.add(kiemdinh::inspection()
 *                       .performed_on(kiemdinh::date::parse("2024-05-19"))
 *                       .result(kiemdinh::outcome::pass));
 *         const auto told = judge.assess(hoist, kiemdinh::date::parse("2026-11-23"));
 *         std::cout << kiemdinh::name(told.status()) << " until " << told.due_on()->to_string() << "\n";
 *     }
 *
 * CONVENTIONS (all of kiemdinh.h hold; this is what C++ adds)
 *
 * Logic     There is none here: a method is one call of the C function that has its name, and a conversion.
 *
 * Handles   Move-only, one pointer wide, freed by their destructor. get() lends the C handle, release() gives it away,
 *           the explicit constructor takes one over. A default-constructed or moved-from handle is empty: what can fail
 *           fails with errc::null_argument, accessors give nothing.
 *
 * Errors    A function f throws kiemdinh::error; try_f gives a kiemdinh::result instead. Without exceptions
 *           (-fno-exceptions) there are only the try_ forms.
 *
 * Texts     UTF-8. They come out as copies; an accessor ..._view lends the text, which lives as long as its owner.
 *
 * Borrowed  category, attribute_definition, provision, finding, step, remedy and fault are pointers into their owner:
 *           use them while it lives. What lends them cannot be called on a temporary.
 *
 * Numbers   The enums have the numbers of kiemdinh.h and keep those that this header does not know: give a switch a
 *           default. `none` is 0.
 *
 * Threads   const methods may run at once in any number of threads. The others take one thread at a time. */
#ifndef KIEMDINH_HPP
#define KIEMDINH_HPP

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iosfwd>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "kiemdinh.h"

#if defined(_MSVC_LANG)
#define KIEMDINH_CPLUSPLUS _MSVC_LANG
#else
#define KIEMDINH_CPLUSPLUS __cplusplus
#endif

#if KIEMDINH_CPLUSPLUS >= 201703L
#include <optional>
#include <string_view>
#define KIEMDINH_NODISCARD [[nodiscard]]
#else
#define KIEMDINH_NODISCARD
#endif

#if KIEMDINH_CPLUSPLUS >= 202002L
#include <span>
#endif

/* 1 where functions that throw are declared; define it yourself to choose. */
#if !defined(KIEMDINH_EXCEPTIONS)
#if defined(__cpp_exceptions) || defined(__EXCEPTIONS) || defined(_CPPUNWIND)
#define KIEMDINH_EXCEPTIONS 1
#else
#define KIEMDINH_EXCEPTIONS 0
#endif
#endif

namespace kiemdinh {
inline namespace v1 {

/* ---- Words of the standard library that older C++ does not have ---- */

#if KIEMDINH_CPLUSPLUS >= 201703L
using std::optional;
using std::string_view;
#else
/* The part of std::string_view that is used here. */
class string_view {
public:
    string_view() noexcept : data_(nullptr), size_(0) {}
    string_view(const char *text) : data_(text), size_(std::strlen(text)) {}
    string_view(const char *data, std::size_t size) noexcept : data_(data), size_(size) {}
    string_view(const std::string &text) noexcept : data_(text.data()), size_(text.size()) {}
    explicit operator std::string() const { return std::string(size_ == 0 ? "" : data_, size_); }

    const char *data() const noexcept { return data_; }
    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    const char *begin() const noexcept { return data_; }
    const char *end() const noexcept { return data_ + size_; }

    friend bool operator==(string_view a, string_view b) noexcept {
        return a.size_ == b.size_ && (a.size_ == 0 || std::memcmp(a.data_, b.data_, a.size_) == 0);
    }
    friend bool operator!=(string_view a, string_view b) noexcept { return !(a == b); }
    template <class Traits>
    friend std::basic_ostream<char, Traits> &operator<<(std::basic_ostream<char, Traits> &out, string_view text) {
        out.write(text.data_, static_cast<std::streamsize>(text.size_));
        return out;
    }

private:
    const char *data_;
    std::size_t size_;
};

/* The part of std::optional that is used here. */
template <class T> class optional {
public:
    optional() : has_(false), value_() {}
    optional(T value) : has_(true), value_(std::move(value)) {}

    bool has_value() const noexcept { return has_; }
    explicit operator bool() const noexcept { return has_; }
    const T &operator*() const { return value_; }
    const T *operator->() const { return &value_; }
    T value_or(T other) const { return has_ ? value_ : std::move(other); }

    friend bool operator==(const optional &a, const optional &b) {
        return a.has_ == b.has_ && (!a.has_ || a.value_ == b.value_);
    }
    friend bool operator!=(const optional &a, const optional &b) { return !(a == b); }

private:
    bool has_;
    T value_;
};
#endif

#if KIEMDINH_CPLUSPLUS >= 202002L
using std::span;
#else
/* The part of std::span that is used here. */
template <class T> class span {
public:
    span() noexcept : data_(nullptr), size_(0) {}
    span(T *data, std::size_t size) noexcept : data_(data), size_(size) {}
    template <std::size_t N> span(T (&array)[N]) noexcept : data_(array), size_(N) {}
    template <class List, class = decltype(static_cast<T *>(std::declval<List &>().data()))>
    span(List &list) noexcept : data_(list.data()), size_(list.size()) {}

    T *data() const noexcept { return data_; }
    std::size_t size() const noexcept { return size_; }

private:
    T *data_;
    std::size_t size_;
};
#endif

/* ---- Numbers that stand for words ---- */

/* What a call gives: ok, or why not. */
enum class errc : std::int32_t {
    ok = KIEMDINH_OK,
    invalid_argument = KIEMDINH_ERROR_INVALID_ARGUMENT,
    null_argument = KIEMDINH_ERROR_NULL_ARGUMENT,
    invalid_utf8 = KIEMDINH_ERROR_INVALID_UTF8,
    unknown_number = KIEMDINH_ERROR_UNKNOWN_NUMBER,
    struct_size = KIEMDINH_ERROR_STRUCT_SIZE,
    out_of_range = KIEMDINH_ERROR_OUT_OF_RANGE,
    too_many = KIEMDINH_ERROR_TOO_MANY,
    busy = KIEMDINH_ERROR_BUSY,
    poisoned = KIEMDINH_ERROR_POISONED,
    finished = KIEMDINH_ERROR_FINISHED,
    syntax = KIEMDINH_ERROR_SYNTAX,
    unknown_key = KIEMDINH_ERROR_UNKNOWN_KEY,
    missing_field = KIEMDINH_ERROR_MISSING_FIELD,
    invalid_value = KIEMDINH_ERROR_INVALID_VALUE,
    dangling_reference = KIEMDINH_ERROR_DANGLING_REFERENCE,
    duplicate = KIEMDINH_ERROR_DUPLICATE,
    overlap = KIEMDINH_ERROR_OVERLAP,
    limit_exceeded = KIEMDINH_ERROR_LIMIT_EXCEEDED,
    row = KIEMDINH_ERROR_ROW,
    input_output = KIEMDINH_ERROR_INPUT_OUTPUT,
    panic = KIEMDINH_ERROR_PANIC,
    unknown = KIEMDINH_ERROR_UNKNOWN
};

enum class status : std::int32_t {
    none = 0,
    not_regulated = KIEMDINH_STATUS_NOT_REGULATED,
    not_in_use = KIEMDINH_STATUS_NOT_IN_USE,
    failed = KIEMDINH_STATUS_FAILED,
    withdrawn = KIEMDINH_STATUS_WITHDRAWN,
    never_inspected = KIEMDINH_STATUS_NEVER_INSPECTED,
    overdue = KIEMDINH_STATUS_OVERDUE,
    extraordinary_due = KIEMDINH_STATUS_EXTRAORDINARY_DUE,
    undetermined = KIEMDINH_STATUS_UNDETERMINED,
    due_soon = KIEMDINH_STATUS_DUE_SOON,
    valid = KIEMDINH_STATUS_VALID
};

enum class coverage : std::int32_t {
    none = 0,
    regulated = KIEMDINH_COVERAGE_REGULATED,
    not_regulated = KIEMDINH_COVERAGE_NOT_REGULATED,
    undetermined = KIEMDINH_COVERAGE_UNDETERMINED
};

enum class due_basis : std::int32_t {
    none = 0,
    stated = KIEMDINH_DUE_BASIS_STATED,
    computed = KIEMDINH_DUE_BASIS_COMPUTED,
    requested = KIEMDINH_DUE_BASIS_REQUESTED,
    legal_maximum = KIEMDINH_DUE_BASIS_LEGAL_MAXIMUM
};

enum class verification : std::int32_t {
    none = 0,
    text = KIEMDINH_VERIFICATION_TEXT,
    secondary = KIEMDINH_VERIFICATION_SECONDARY,
    unverified = KIEMDINH_VERIFICATION_UNVERIFIED,
    unknown = KIEMDINH_VERIFICATION_UNKNOWN
};

enum class severity : std::int32_t {
    none = 0,
    info = KIEMDINH_SEVERITY_INFO,
    warning = KIEMDINH_SEVERITY_WARNING,
    violation = KIEMDINH_SEVERITY_VIOLATION,
    error = KIEMDINH_SEVERITY_ERROR
};

enum class kind : std::int32_t {
    none = 0,
    machinery = KIEMDINH_KIND_MACHINERY,
    equipment = KIEMDINH_KIND_EQUIPMENT,
    material = KIEMDINH_KIND_MATERIAL,
    substance = KIEMDINH_KIND_SUBSTANCE
};

enum class regime : std::int32_t {
    none = 0,
    periodic_inspection = KIEMDINH_REGIME_PERIODIC_INSPECTION,
    conformity = KIEMDINH_REGIME_CONFORMITY,
    sector_law = KIEMDINH_REGIME_SECTOR_LAW
};

enum class attribute_type : std::int32_t {
    none = 0,
    quantity = KIEMDINH_ATTRIBUTE_TYPE_QUANTITY,
    choice = KIEMDINH_ATTRIBUTE_TYPE_CHOICE,
    age = KIEMDINH_ATTRIBUTE_TYPE_AGE,
    text = KIEMDINH_ATTRIBUTE_TYPE_TEXT
};

enum class inspection_kind : std::int32_t {
    none = 0,
    initial = KIEMDINH_INSPECTION_KIND_INITIAL,
    periodic = KIEMDINH_INSPECTION_KIND_PERIODIC,
    annual = KIEMDINH_INSPECTION_KIND_ANNUAL,
    extraordinary = KIEMDINH_INSPECTION_KIND_EXTRAORDINARY,
    conformity = KIEMDINH_INSPECTION_KIND_CONFORMITY
};

enum class outcome : std::int32_t { none = 0, pass = KIEMDINH_OUTCOME_PASS, fail = KIEMDINH_OUTCOME_FAIL };

enum class withdrawal : std::int32_t {
    none = 0,
    substantive = KIEMDINH_WITHDRAWAL_SUBSTANTIVE,
    clerical = KIEMDINH_WITHDRAWAL_CLERICAL
};

enum class event_kind : std::int32_t {
    none = 0,
    put_into_use = KIEMDINH_EVENT_KIND_PUT_INTO_USE,
    suspended = KIEMDINH_EVENT_KIND_SUSPENDED,
    resumed = KIEMDINH_EVENT_KIND_RESUMED,
    relocated = KIEMDINH_EVENT_KIND_RELOCATED,
    transferred = KIEMDINH_EVENT_KIND_TRANSFERRED,
    repaired = KIEMDINH_EVENT_KIND_REPAIRED,
    modified = KIEMDINH_EVENT_KIND_MODIFIED,
    maintained = KIEMDINH_EVENT_KIND_MAINTAINED,
    incident = KIEMDINH_EVENT_KIND_INCIDENT,
    requested = KIEMDINH_EVENT_KIND_REQUESTED,
    disposed = KIEMDINH_EVENT_KIND_DISPOSED
};

enum class use_state : std::int32_t {
    none = 0,
    in_use = KIEMDINH_USE_STATE_IN_USE,
    stopped = KIEMDINH_USE_STATE_STOPPED,
    scrapped = KIEMDINH_USE_STATE_SCRAPPED,
    unknown = KIEMDINH_USE_STATE_UNKNOWN
};

enum class unit : std::int32_t {
    none = 0,
    bar = KIEMDINH_UNIT_BAR,
    megapascal = KIEMDINH_UNIT_MEGAPASCAL,
    kilopascal = KIEMDINH_UNIT_KILOPASCAL,
    kilogram_force_per_square_centimetre = KIEMDINH_UNIT_KILOGRAM_FORCE_PER_SQUARE_CENTIMETRE,
    pound_per_square_inch = KIEMDINH_UNIT_POUND_PER_SQUARE_INCH,
    kilogram = KIEMDINH_UNIT_KILOGRAM,
    tonne = KIEMDINH_UNIT_TONNE,
    pound = KIEMDINH_UNIT_POUND,
    millimetre = KIEMDINH_UNIT_MILLIMETRE,
    centimetre = KIEMDINH_UNIT_CENTIMETRE,
    metre = KIEMDINH_UNIT_METRE,
    inch = KIEMDINH_UNIT_INCH,
    litre = KIEMDINH_UNIT_LITRE,
    cubic_metre = KIEMDINH_UNIT_CUBIC_METRE,
    degree_celsius = KIEMDINH_UNIT_DEGREE_CELSIUS,
    degree_fahrenheit = KIEMDINH_UNIT_DEGREE_FAHRENHEIT,
    metre_per_second = KIEMDINH_UNIT_METRE_PER_SECOND,
    metre_per_minute = KIEMDINH_UNIT_METRE_PER_MINUTE,
    foot_per_minute = KIEMDINH_UNIT_FOOT_PER_MINUTE,
    watt = KIEMDINH_UNIT_WATT,
    kilowatt = KIEMDINH_UNIT_KILOWATT
};

enum class precision : std::int32_t {
    day = KIEMDINH_PRECISION_DAY,
    month = KIEMDINH_PRECISION_MONTH,
    year = KIEMDINH_PRECISION_YEAR
};

enum class language : std::int32_t {
    wire = KIEMDINH_LANGUAGE_WIRE,
    vietnamese = KIEMDINH_LANGUAGE_VIETNAMESE,
    english = KIEMDINH_LANGUAGE_ENGLISH
};

/* A parameter of the rulebook, or another value for it. */
enum class setting : std::int32_t {
    as_the_rulebook_says = KIEMDINH_SWITCH_DEFAULT,
    on = KIEMDINH_SWITCH_ON,
    off = KIEMDINH_SWITCH_OFF
};

/* How records are read; lenient: an unknown key is kept as information. */
enum class reading : std::uint32_t { strict = 0, lenient = KIEMDINH_READ_LENIENT };

enum class format : std::int32_t {
    by_name = KIEMDINH_FORMAT_BY_NAME,
    json_lines = KIEMDINH_FORMAT_JSON_LINES,
    csv = KIEMDINH_FORMAT_CSV
};

enum class finding_number : std::int32_t {
    none = 0,
    date_impossible = KIEMDINH_FINDING_DATE_IMPOSSIBLE,
    partial_date = KIEMDINH_FINDING_PARTIAL_DATE,
    inspection_before_manufacture = KIEMDINH_FINDING_INSPECTION_BEFORE_MANUFACTURE,
    record_in_future = KIEMDINH_FINDING_RECORD_IN_FUTURE,
    event_impossible = KIEMDINH_FINDING_EVENT_IMPOSSIBLE,
    unreadable_value = KIEMDINH_FINDING_UNREADABLE_VALUE,
    unit_missing = KIEMDINH_FINDING_UNIT_MISSING,
    unit_unknown = KIEMDINH_FINDING_UNIT_UNKNOWN,
    value_out_of_range = KIEMDINH_FINDING_VALUE_OUT_OF_RANGE,
    unknown_attribute = KIEMDINH_FINDING_UNKNOWN_ATTRIBUTE,
    unknown_key = KIEMDINH_FINDING_UNKNOWN_KEY,
    malformed_row = KIEMDINH_FINDING_MALFORMED_ROW,
    missing_field = KIEMDINH_FINDING_MISSING_FIELD,
    duplicate_id = KIEMDINH_FINDING_DUPLICATE_ID,
    category_unknown = KIEMDINH_FINDING_CATEGORY_UNKNOWN,
    category_recognised = KIEMDINH_FINDING_CATEGORY_RECOGNISED,
    category_ambiguous = KIEMDINH_FINDING_CATEGORY_AMBIGUOUS,
    attribute_recognised = KIEMDINH_FINDING_ATTRIBUTE_RECOGNISED,
    hazard_derived = KIEMDINH_FINDING_HAZARD_DERIVED,
    commune_recognised = KIEMDINH_FINDING_COMMUNE_RECOGNISED,
    commune_ambiguous = KIEMDINH_FINDING_COMMUNE_AMBIGUOUS,
    parameter_differs = KIEMDINH_FINDING_PARAMETER_DIFFERS,
    tax_code_doubtful = KIEMDINH_FINDING_TAX_CODE_DOUBTFUL,
    coverage_undetermined = KIEMDINH_FINDING_COVERAGE_UNDETERMINED,
    criterion_unverified = KIEMDINH_FINDING_CRITERION_UNVERIFIED,
    sector_law = KIEMDINH_FINDING_SECTOR_LAW,
    conformity_required = KIEMDINH_FINDING_CONFORMITY_REQUIRED,
    scope_doubtful = KIEMDINH_FINDING_SCOPE_DOUBTFUL,
    missing_attribute = KIEMDINH_FINDING_MISSING_ATTRIBUTE,
    service_start_assumed = KIEMDINH_FINDING_SERVICE_START_ASSUMED,
    age_base_uncertain = KIEMDINH_FINDING_AGE_BASE_UNCERTAIN,
    interval_unverified = KIEMDINH_FINDING_INTERVAL_UNVERIFIED,
    establishment_interval_differs = KIEMDINH_FINDING_ESTABLISHMENT_INTERVAL_DIFFERS,
    age_limit_crossed = KIEMDINH_FINDING_AGE_LIMIT_CROSSED,
    validity_exceeds_legal_maximum = KIEMDINH_FINDING_VALIDITY_EXCEEDS_LEGAL_MAXIMUM,
    validity_exceeds_reported_maximum = KIEMDINH_FINDING_VALIDITY_EXCEEDS_REPORTED_MAXIMUM,
    stated_date_implausible = KIEMDINH_FINDING_STATED_DATE_IMPLAUSIBLE,
    shortened_without_reason = KIEMDINH_FINDING_SHORTENED_WITHOUT_REASON,
    inspection_date_unknown = KIEMDINH_FINDING_INSPECTION_DATE_UNKNOWN,
    inspection_withdrawn = KIEMDINH_FINDING_INSPECTION_WITHDRAWN,
    extraordinary_requested = KIEMDINH_FINDING_EXTRAORDINARY_REQUESTED,
    body_not_accredited = KIEMDINH_FINDING_BODY_NOT_ACCREDITED,
    body_suspended = KIEMDINH_FINDING_BODY_SUSPENDED,
    body_out_of_scope = KIEMDINH_FINDING_BODY_OUT_OF_SCOPE,
    body_unknown = KIEMDINH_FINDING_BODY_UNKNOWN,
    inspector_not_certified = KIEMDINH_FINDING_INSPECTOR_NOT_CERTIFIED,
    inspector_suspended = KIEMDINH_FINDING_INSPECTOR_SUSPENDED,
    inspector_out_of_scope = KIEMDINH_FINDING_INSPECTOR_OUT_OF_SCOPE,
    inspector_refresher_late = KIEMDINH_FINDING_INSPECTOR_REFRESHER_LATE,
    inspector_unknown = KIEMDINH_FINDING_INSPECTOR_UNKNOWN,
    not_declared = KIEMDINH_FINDING_NOT_DECLARED,
    declared_late = KIEMDINH_FINDING_DECLARED_LATE,
    used_before_first_inspection = KIEMDINH_FINDING_USED_BEFORE_FIRST_INSPECTION,
    operated_past_due = KIEMDINH_FINDING_OPERATED_PAST_DUE,
    used_after_failure = KIEMDINH_FINDING_USED_AFTER_FAILURE,
    certificate_late = KIEMDINH_FINDING_CERTIFICATE_LATE,
    past_service_life = KIEMDINH_FINDING_PAST_SERVICE_LIFE,
    not_on_record = KIEMDINH_FINDING_NOT_ON_RECORD,
    duplicate_certificate = KIEMDINH_FINDING_DUPLICATE_CERTIFICATE,
    duplicate_stamp = KIEMDINH_FINDING_DUPLICATE_STAMP,
    duplicate_item = KIEMDINH_FINDING_DUPLICATE_ITEM,
    law_not_verified_after = KIEMDINH_FINDING_LAW_NOT_VERIFIED_AFTER
};

namespace detail {

/* Frees whatever handle it is. */
struct deleter {
    void operator()(kiemdinh_error *raw) const noexcept { kiemdinh_error_free(raw); }
    void operator()(kiemdinh_string *raw) const noexcept { kiemdinh_string_free(raw); }
    void operator()(kiemdinh_rulebook *raw) const noexcept { kiemdinh_rulebook_free(raw); }
    void operator()(kiemdinh_rulebook_builder *raw) const noexcept { kiemdinh_rulebook_builder_free(raw); }
    void operator()(kiemdinh_accreditations *raw) const noexcept { kiemdinh_accreditations_free(raw); }
    void operator()(kiemdinh_record *raw) const noexcept { kiemdinh_record_free(raw); }
    void operator()(kiemdinh_reader *raw) const noexcept { kiemdinh_reader_free(raw); }
    void operator()(kiemdinh_assessor *raw) const noexcept { kiemdinh_assessor_free(raw); }
    void operator()(kiemdinh_assessment *raw) const noexcept { kiemdinh_assessment_free(raw); }
    void operator()(kiemdinh_duplicates *raw) const noexcept { kiemdinh_duplicates_free(raw); }
    void operator()(kiemdinh_exposure *raw) const noexcept { kiemdinh_exposure_free(raw); }
};

inline std::string copy(string_view text) {
    return text.empty() ? std::string() : std::string(text.data(), text.size());
}

inline optional<std::string> copy(optional<string_view> text) {
    return text ? optional<std::string>(copy(*text)) : optional<std::string>();
}

/* A static text of the library. */
inline string_view named(const char *text) noexcept { return text == nullptr ? string_view() : string_view(text); }

/* What an accessor lends; empty where it gives NULL. */
template <class Get, class... Arguments> string_view lent(Get get, Arguments... arguments) noexcept {
    std::size_t length = 0;
    const char *text = get(arguments..., &length);
    return text == nullptr ? string_view() : string_view(text, length);
}

/* The same, where NULL means that there is none. */
template <class Get, class... Arguments> optional<string_view> lent_if(Get get, Arguments... arguments) noexcept {
    std::size_t length = 0;
    const char *text = get(arguments..., &length);
    return text == nullptr ? optional<string_view>() : optional<string_view>(string_view(text, length));
}

inline std::int32_t number(language words) noexcept { return static_cast<std::int32_t>(words); }

/* A pointer that its owner lends. */
template <class Raw> class borrowed {
public:
    borrowed() noexcept : raw_(nullptr) {}
    explicit borrowed(const Raw *raw) noexcept : raw_(raw) {}

    const Raw *get() const noexcept { return raw_; }
    explicit operator bool() const noexcept { return raw_ != nullptr; }

private:
    const Raw *raw_;
};

/* What an owner lends by index. It lives as long as the owner. */
template <class Owner, class Element> class list {
public:
    using raw_element = decltype(std::declval<const Element &>().get());
    using at_function = raw_element(KIEMDINH_CALL *)(const Owner *, std::size_t);

    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Element;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = Element;

        iterator() noexcept : owner_(nullptr), at_(nullptr), index_(0) {}
        iterator(const Owner *owner, at_function at, std::size_t index) noexcept
            : owner_(owner), at_(at), index_(index) {}

        Element operator*() const noexcept { return Element(at_(owner_, index_)); }
        iterator &operator++() noexcept {
            ++index_;
            return *this;
        }
        iterator operator++(int) noexcept {
            iterator before = *this;
            ++index_;
            return before;
        }
        friend bool operator==(iterator a, iterator b) noexcept { return a.index_ == b.index_; }
        friend bool operator!=(iterator a, iterator b) noexcept { return a.index_ != b.index_; }

    private:
        const Owner *owner_;
        at_function at_;
        std::size_t index_;
    };

    list(const Owner *owner, std::size_t size, at_function at) noexcept : owner_(owner), size_(size), at_(at) {}

    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    /* By index from 0; an empty pointer where there is none of that index. */
    Element operator[](std::size_t index) const noexcept { return Element(at_(owner_, index)); }
    iterator begin() const noexcept { return iterator(owner_, at_, 0); }
    iterator end() const noexcept { return iterator(owner_, at_, size_); }

private:
    const Owner *owner_;
    std::size_t size_;
    at_function at_;
};

} // namespace detail

/* ---- Errors ---- */

/* One fault of an error. Borrowed. */
class fault : public detail::borrowed<kiemdinh_fault> {
public:
    using borrowed::borrowed;

    errc result() const noexcept { return static_cast<errc>(kiemdinh_fault_result(get())); }
    /* What is wrong, without the place. */
    std::string message(language words) const { return detail::copy(message_view(words)); }
    string_view message_view(language words) const noexcept {
        return detail::lent(kiemdinh_fault_message, get(), detail::number(words));
    }
    /* The file, or the name under which a text was given; empty where there is none. */
    std::string file() const { return detail::copy(file_view()); }
    string_view file_view() const noexcept { return detail::lent(kiemdinh_fault_file, get()); }
    /* The line of a text, or the row of a register, from 1; 0 where it is not known. */
    std::uint64_t row() const noexcept { return kiemdinh_fault_row(get()); }
    /* The column of a register, or the byte of a JSON line, from 1; 0 where it is not known. */
    std::uint32_t column() const noexcept { return kiemdinh_fault_column(get()); }
    /* The argument, the path of the field or of the provision; empty where there is none. */
    std::string field() const { return detail::copy(field_view()); }
    string_view field_view() const noexcept { return detail::lent(kiemdinh_fault_field, get()); }
    /* The value as it stood there, cut to 200 characters; empty where there is none. */
    std::string value() const { return detail::copy(value_view()); }
    string_view value_view() const noexcept { return detail::lent(kiemdinh_fault_value, get()); }
};

using faults = detail::list<kiemdinh_error, fault>;

/* What went wrong, where, and with which value. what() is all of it in English, message_vi() in Vietnamese; field,
 * value, file, row and column are those of the first fault. Copies share the C error. */
class error : public std::runtime_error {
public:
    /* Takes over what a C function gave; without an object there is the number alone. */
    explicit error(kiemdinh_error *raw) : error(kiemdinh_error_result(raw), raw) {}
    error(kiemdinh_result result, kiemdinh_error *raw)
        : error(result, std::shared_ptr<const kiemdinh_error>(raw, detail::deleter())) {}

    errc result() const noexcept { return result_; }
    std::string message_vi() const { return detail::copy(message_vi_view()); }
    string_view message_vi_view() const noexcept {
        return detail::lent(kiemdinh_error_message, get(), KIEMDINH_LANGUAGE_VIETNAMESE);
    }
    std::string field() const { return first().field(); }
    std::string value() const { return first().value(); }
    std::string file() const { return first().file(); }
    std::uint64_t row() const noexcept { return first().row(); }
    std::uint32_t column() const noexcept { return first().column(); }
    /* Of a record that cannot be read (errc::row): the finding that says why; otherwise none. */
    finding_number finding() const noexcept { return static_cast<finding_number>(kiemdinh_error_finding(get())); }
    /* Of a record that cannot be read, the contract's line in JSON; otherwise empty. */
    std::string json() const { return detail::copy(json_view()); }
    string_view json_view() const noexcept { return detail::lent(kiemdinh_error_json, get()); }
    /* All that was found in one go. */
    kiemdinh::faults faults() const & noexcept {
        return kiemdinh::faults(get(), kiemdinh_error_fault_count(get()), kiemdinh_error_fault);
    }
    kiemdinh::faults faults() const && = delete;

    const kiemdinh_error *get() const noexcept { return raw_.get(); }

private:
    error(kiemdinh_result result, std::shared_ptr<const kiemdinh_error> raw)
        : std::runtime_error(text(result, raw.get())), result_(static_cast<errc>(result)), raw_(std::move(raw)) {}
    static std::string text(kiemdinh_result result, const kiemdinh_error *raw) {
        if (raw == nullptr) {
            return detail::copy(detail::named(kiemdinh_result_name(result)));
        }
        return detail::copy(detail::lent(kiemdinh_error_message, raw, KIEMDINH_LANGUAGE_ENGLISH));
    }
    fault first() const noexcept { return fault(kiemdinh_error_fault(get(), 0)); }

    errc result_;
    std::shared_ptr<const kiemdinh_error> raw_;
};

namespace detail {

/* What a result is when it is used as what it is not: a mistake in the program. */
inline void require(bool holds) noexcept {
    if (!holds) {
        std::abort();
    }
}

} // namespace detail

/* What a try_ form gives: a value, or an error. To ask for the one that it does not have ends the program. */
template <class T> class KIEMDINH_NODISCARD result {
public:
    result(T value) : value_(std::move(value)) {}
    result(kiemdinh::error error) : value_(), error_(new kiemdinh::error(std::move(error))) {}

    bool ok() const noexcept { return error_ == nullptr; }
    explicit operator bool() const noexcept { return ok(); }

    T &operator*() & noexcept { return detail::require(ok()), value_; }
    const T &operator*() const & noexcept { return detail::require(ok()), value_; }
    T operator*() && { return detail::require(ok()), std::move(value_); }
    T *operator->() noexcept { return detail::require(ok()), &value_; }
    const T *operator->() const noexcept { return detail::require(ok()), &value_; }

    const kiemdinh::error &error() const & noexcept { return detail::require(!ok()), *error_; }
    kiemdinh::error error() && { return detail::require(!ok()), std::move(*error_); }

#if KIEMDINH_EXCEPTIONS
    /* The value; throws the error. */
    T &value() & { return raise(), value_; }
    T value() && { return raise(), std::move(value_); }

private:
    void raise() const {
        if (!ok()) {
            throw *error_;
        }
    }
#endif

private:
    T value_;
    std::unique_ptr<kiemdinh::error> error_;
};

/* What a try_ form gives that has no value. */
template <> class KIEMDINH_NODISCARD result<void> {
public:
    result() noexcept {}
    result(kiemdinh::error error) : error_(new kiemdinh::error(std::move(error))) {}

    bool ok() const noexcept { return error_ == nullptr; }
    explicit operator bool() const noexcept { return ok(); }

    const kiemdinh::error &error() const & noexcept { return detail::require(!ok()), *error_; }
    kiemdinh::error error() && { return detail::require(!ok()), std::move(*error_); }

#if KIEMDINH_EXCEPTIONS
    /* Throws the error, if there is one. */
    void value() const {
        if (!ok()) {
            throw *error_;
        }
    }
#endif

private:
    std::unique_ptr<kiemdinh::error> error_;
};

namespace detail {

/* A C call whose last parameters are an output and the error: the output becomes a T. */
template <class T, class Raw, class Call> result<T> give(Call call) {
    Raw raw = Raw();
    kiemdinh_error *failure = nullptr;
    const kiemdinh_result done = call(&raw, &failure);
    if (done != KIEMDINH_OK) {
        return error(done, failure);
    }
    return T(raw);
}

/* A C call whose last parameter is the error. */
template <class Call> result<void> run(Call call) {
    kiemdinh_error *failure = nullptr;
    const kiemdinh_result done = call(&failure);
    if (done != KIEMDINH_OK) {
        return error(done, failure);
    }
    return result<void>();
}

/* A text that the caller owns, on its way to a std::string. */
class text {
public:
    text() noexcept {}
    explicit text(kiemdinh_string *raw) noexcept : raw_(raw) {}
    std::string copy() const { return detail::copy(lent(kiemdinh_string_text, raw_.get())); }

private:
    std::unique_ptr<kiemdinh_string, deleter> raw_;
};

template <class Call> result<std::string> give_text(Call call) {
    result<text> given = give<text, kiemdinh_string *>(call);
    if (!given) {
        return std::move(given).error();
    }
    return given->copy();
}

/* Owns a C handle. */
template <class Raw> class handle {
public:
    handle() noexcept {}
    explicit handle(Raw *raw) noexcept : raw_(raw) {}

    Raw *get() const noexcept { return raw_.get(); }
    Raw *release() noexcept { return raw_.release(); }
    explicit operator bool() const noexcept { return raw_ != nullptr; }

private:
    std::unique_ptr<Raw, deleter> raw_;
};

} // namespace detail

/* ---- Versions ---- */

/* The version of the ABI that the library has; it fits this header where it is KIEMDINH_ABI_VERSION. */
inline std::uint32_t abi_version() noexcept { return kiemdinh_abi_version(); }
/* The version of the library: "0.1.0". Static. */
inline string_view version() noexcept { return detail::named(kiemdinh_version()); }
/* The same as a number like KIEMDINH_VERSION_NUMBER. */
inline std::uint32_t version_number() noexcept { return kiemdinh_version_number(); }

/* ---- Numbers in words. Static texts; empty for an unknown number. ---- */

inline string_view name(errc number) noexcept {
    return detail::named(kiemdinh_result_name(static_cast<std::int32_t>(number)));
}
inline string_view name(status number, language words = language::wire) noexcept {
    return detail::named(kiemdinh_status_name(static_cast<std::int32_t>(number), detail::number(words)));
}
inline string_view name(coverage number, language words = language::wire) noexcept {
    return detail::named(kiemdinh_coverage_name(static_cast<std::int32_t>(number), detail::number(words)));
}
inline string_view name(due_basis number, language words = language::wire) noexcept {
    return detail::named(kiemdinh_due_basis_name(static_cast<std::int32_t>(number), detail::number(words)));
}
inline string_view name(verification number, language words = language::wire) noexcept {
    return detail::named(kiemdinh_verification_name(static_cast<std::int32_t>(number), detail::number(words)));
}
inline string_view name(severity number, language words = language::wire) noexcept {
    return detail::named(kiemdinh_severity_name(static_cast<std::int32_t>(number), detail::number(words)));
}
inline string_view name(finding_number number, language words = language::wire) noexcept {
    return detail::named(kiemdinh_finding_number_name(static_cast<std::int32_t>(number), detail::number(words)));
}
/* The symbol: "kg". */
inline string_view name(unit number) noexcept {
    return detail::named(kiemdinh_unit_name(static_cast<std::int32_t>(number)));
}

/* ---- Dates ---- */

/* A day, by itself: no time of day, no time zone. */
class date {
public:
    /* 1970-01-01. */
    date() noexcept : days_(0) {}
    /* So many days after 1970-01-01; not checked here. */
    explicit date(kiemdinh_date days) noexcept : days_(days) {}

    struct civil {
        std::int32_t year;
        std::int32_t month;
        std::int32_t day;
    };

    /* The day of a year, month and day of the month; errc::invalid_value where there is none. */
    static result<date> try_from_ymd(std::int32_t year, std::int32_t month, std::int32_t day) {
        return detail::give<date, kiemdinh_date>([&](kiemdinh_date *out, kiemdinh_error **failure) {
            return kiemdinh_date_from_ymd(year, month, day, out, failure);
        });
    }
    /* Reads YYYY-MM-DD; errc::invalid_value where it is not that, or no day that exists. */
    static result<date> try_parse(string_view text) {
        return detail::give<date, kiemdinh_date>([&](kiemdinh_date *out, kiemdinh_error **failure) {
            return kiemdinh_date_parse(text.data(), text.size(), out, failure);
        });
    }
    result<civil> try_ymd() const {
        return detail::give<civil, civil>([&](civil *out, kiemdinh_error **failure) {
            return kiemdinh_date_to_ymd(days_, &out->year, &out->month, &out->day, failure);
        });
    }
    /* As YYYY-MM-DD. */
    result<std::string> try_to_string() const {
        char ended[11] = "";
        result<void> done = detail::run([&](kiemdinh_error **failure) {
            return kiemdinh_date_format(days_, ended, sizeof ended, failure);
        });
        if (!done) {
            return std::move(done).error();
        }
        return std::string(ended);
    }
    /* So many months later (S2): 2024-01-31 and 1 month are 2024-02-29. */
    result<date> try_add_months(std::int32_t months) const {
        return detail::give<date, kiemdinh_date>([&](kiemdinh_date *out, kiemdinh_error **failure) {
            return kiemdinh_date_add_months(days_, months, out, failure);
        });
    }
    /* The last day of the month. */
    result<date> try_end_of_month() const {
        return detail::give<date, kiemdinh_date>([&](kiemdinh_date *out, kiemdinh_error **failure) {
            return kiemdinh_date_end_of_month(days_, out, failure);
        });
    }
    /* 0 is Monday, 6 is Sunday. */
    result<std::int32_t> try_weekday() const {
        return detail::give<std::int32_t, std::int32_t>([&](std::int32_t *out, kiemdinh_error **failure) {
            return kiemdinh_date_weekday(days_, out, failure);
        });
    }

#if KIEMDINH_EXCEPTIONS
    static date from_ymd(std::int32_t year, std::int32_t month, std::int32_t day) {
        return try_from_ymd(year, month, day).value();
    }
    static date parse(string_view text) { return try_parse(text).value(); }
    civil ymd() const { return try_ymd().value(); }
    std::string to_string() const { return try_to_string().value(); }
    date add_months(std::int32_t months) const { return try_add_months(months).value(); }
    date end_of_month() const { return try_end_of_month().value(); }
    std::int32_t weekday() const { return try_weekday().value(); }
#endif

    /* Days after 1970-01-01. */
    kiemdinh_date days() const noexcept { return days_; }

    friend bool operator==(date a, date b) noexcept { return a.days_ == b.days_; }
    friend bool operator!=(date a, date b) noexcept { return a.days_ != b.days_; }
    friend bool operator<(date a, date b) noexcept { return a.days_ < b.days_; }
    friend bool operator<=(date a, date b) noexcept { return a.days_ <= b.days_; }
    friend bool operator>(date a, date b) noexcept { return a.days_ > b.days_; }
    friend bool operator>=(date a, date b) noexcept { return a.days_ >= b.days_; }

private:
    kiemdinh_date days_;
};

namespace detail {

inline optional<date> date_if(kiemdinh_date days) noexcept {
    return days == KIEMDINH_DATE_NONE ? optional<date>() : optional<date>(date(days));
}

} // namespace detail

/* ---- Quantities ---- */

/* An exact number: value / 10^scale. 2.5 is 25 with scale 1. */
struct decimal {
    std::int64_t value;
    std::int32_t scale;

    /* Reads "-12.5" or "1e3"; errc::invalid_value where it is no number or has more than 18 digits. */
    static result<decimal> try_parse(string_view text) {
        return detail::give<decimal, decimal>([&](decimal *out, kiemdinh_error **failure) {
            return kiemdinh_decimal_parse(text.data(), text.size(), &out->value, &out->scale, failure);
        });
    }
#if KIEMDINH_EXCEPTIONS
    static decimal parse(string_view text) { return try_parse(text).value(); }
#endif
};

/* The unit by any spelling that is read: "kg", "kgf/cm2"; errc::invalid_value where there is none. */
inline result<unit> try_parse_unit(string_view text) {
    return detail::give<unit, std::int32_t>([&](std::int32_t *out, kiemdinh_error **failure) {
        return kiemdinh_unit_parse(text.data(), text.size(), out, failure);
    });
}

/* Compares "10 psi" with "0.7 bar" exactly: -1, 0 or 1. errc::invalid_value where they do not measure the same. */
inline result<std::int32_t> try_compare_quantities(string_view first, string_view second) {
    return detail::give<std::int32_t, std::int32_t>([&](std::int32_t *out, kiemdinh_error **failure) {
        return kiemdinh_quantity_compare(first.data(), first.size(), second.data(), second.size(), out, failure);
    });
}

#if KIEMDINH_EXCEPTIONS
inline unit parse_unit(string_view text) { return try_parse_unit(text).value(); }
inline std::int32_t compare_quantities(string_view first, string_view second) {
    return try_compare_quantities(first, second).value();
}
#endif

/* ---- The law ---- */

/* A category of the rulebook. Borrowed. */
class category : public detail::borrowed<kiemdinh_category> {
public:
    using borrowed::borrowed;

    /* pressure.vessel */
    std::string id() const { return detail::copy(id_view()); }
    string_view id_view() const noexcept { return detail::lent(kiemdinh_category_id, get()); }
    std::string name(language words) const { return detail::copy(name_view(words)); }
    string_view name_view(language words) const noexcept {
        return detail::lent(kiemdinh_category_name, get(), detail::number(words));
    }
    kiemdinh::kind kind() const noexcept { return static_cast<kiemdinh::kind>(kiemdinh_category_kind(get())); }
    /* Which regime decides (S6). */
    kiemdinh::regime regime() const noexcept { return static_cast<kiemdinh::regime>(kiemdinh_category_regime(get())); }
    /* All that the rulebook says of it. */
    std::string json() const { return detail::copy(json_view()); }
    string_view json_view() const noexcept { return detail::lent(kiemdinh_category_json, get()); }
};

/* An attribute that the rulebook defines. Borrowed. */
class attribute_definition : public detail::borrowed<kiemdinh_attribute_definition> {
public:
    using borrowed::borrowed;

    /* The name in records: rated_capacity. */
    std::string name() const { return detail::copy(name_view()); }
    string_view name_view() const noexcept { return detail::lent(kiemdinh_attribute_definition_name, get()); }
    /* The name for people. */
    std::string label(language words) const { return detail::copy(label_view(words)); }
    string_view label_view(language words) const noexcept {
        return detail::lent(kiemdinh_attribute_definition_label, get(), detail::number(words));
    }
    attribute_type type() const noexcept {
        return static_cast<attribute_type>(kiemdinh_attribute_definition_type(get()));
    }
    /* The usual unit of a quantity. */
    kiemdinh::unit unit() const noexcept {
        return static_cast<kiemdinh::unit>(kiemdinh_attribute_definition_unit(get()));
    }
    /* The words of a choice. */
    std::vector<std::string> choices() const {
        std::vector<std::string> words;
        for (std::size_t index = 0; index < kiemdinh_attribute_definition_choice_count(get()); ++index) {
            words.push_back(detail::copy(detail::lent(kiemdinh_attribute_definition_choice, get(), index)));
        }
        return words;
    }
    /* All that the rulebook says of it. */
    std::string json() const { return detail::copy(json_view()); }
    string_view json_view() const noexcept { return detail::lent(kiemdinh_attribute_definition_json, get()); }
};

/* An entry of the rulebook with its ground in the law. Borrowed. */
class provision : public detail::borrowed<kiemdinh_provision> {
public:
    using borrowed::borrowed;

    /* Its table and key: "intervals qtkd-01-2016.2". */
    std::string key() const { return detail::copy(key_view()); }
    string_view key_view() const noexcept { return detail::lent(kiemdinh_provision_key, get()); }
    /* Its table: lists, intervals, obligations ... */
    std::string table() const { return detail::copy(table_view()); }
    string_view table_view() const noexcept { return detail::lent(kiemdinh_provision_table, get()); }
    /* The number of the legal document. */
    optional<std::string> document() const { return detail::copy(document_view()); }
    optional<string_view> document_view() const noexcept {
        return detail::lent_if(kiemdinh_provision_document, get());
    }
    /* The article or item within it. */
    optional<std::string> article() const { return detail::copy(article_view()); }
    optional<string_view> article_view() const noexcept { return detail::lent_if(kiemdinh_provision_article, get()); }
    /* How well it is known; none where that does not apply. */
    kiemdinh::verification verification() const noexcept {
        return static_cast<kiemdinh::verification>(kiemdinh_provision_verification(get()));
    }
    /* The first day on which it holds. */
    optional<date> from() const noexcept { return detail::date_if(kiemdinh_provision_from(get())); }
    /* The day from which it no longer holds. */
    optional<date> to() const noexcept { return detail::date_if(kiemdinh_provision_to(get())); }
    /* All that the rulebook says of it. */
    std::string json() const { return detail::copy(json_view()); }
    string_view json_view() const noexcept { return detail::lent(kiemdinh_provision_json, get()); }
};

using categories = detail::list<kiemdinh_rulebook, category>;
using attribute_definitions = detail::list<kiemdinh_rulebook, attribute_definition>;
using provisions = detail::list<kiemdinh_rulebook, provision>;

/* A rulebook: dated, cited law. It does not change; threads may share it. */
class rulebook : public detail::handle<kiemdinh_rulebook> {
public:
    using handle::handle;

    /* The Vietnamese rulebook that comes with this version of the library. */
    static result<rulebook> try_builtin() {
        return detail::give<rulebook, kiemdinh_rulebook *>(
            [](kiemdinh_rulebook **out, kiemdinh_error **failure) { return kiemdinh_rulebook_builtin(out, failure); });
    }

    std::string id() const { return detail::copy(id_view()); }
    string_view id_view() const noexcept { return detail::lent(kiemdinh_rulebook_id, get()); }
    std::string version() const { return detail::copy(version_view()); }
    string_view version_view() const noexcept { return detail::lent(kiemdinh_rulebook_version, get()); }
    /* Over the book's content, overlays included, in lower-case hexadecimal (S20). */
    std::string sha256() const { return detail::copy(sha256_view()); }
    string_view sha256_view() const noexcept { return detail::lent(kiemdinh_rulebook_sha256, get()); }
    std::string name(language words) const { return detail::copy(name_view(words)); }
    string_view name_view(language words) const noexcept {
        return detail::lent(kiemdinh_rulebook_name, get(), detail::number(words));
    }
    /* The last day for which the law was looked up. */
    optional<date> verified_until() const noexcept {
        return detail::date_if(kiemdinh_rulebook_verified_until(get()));
    }

    kiemdinh::categories categories() const & noexcept {
        return kiemdinh::categories(get(), kiemdinh_rulebook_category_count(get()), kiemdinh_rulebook_category);
    }
    kiemdinh::attribute_definitions attributes() const & noexcept {
        return kiemdinh::attribute_definitions(get(), kiemdinh_rulebook_attribute_count(get()),
                                               kiemdinh_rulebook_attribute);
    }
    /* Every entry of every table, lists row by row. */
    kiemdinh::provisions provisions() const & noexcept {
        return kiemdinh::provisions(get(), kiemdinh_rulebook_provision_count(get()), kiemdinh_rulebook_provision);
    }
    /* What is looked up is an empty pointer where there is none. */
    kiemdinh::category category(string_view id) const & noexcept {
        return kiemdinh::category(kiemdinh_rulebook_category_find(get(), id.data(), id.size()));
    }
    attribute_definition attribute(string_view name) const & noexcept {
        return attribute_definition(kiemdinh_rulebook_attribute_find(get(), name.data(), name.size()));
    }
    /* By table and key: "intervals qtkd-01-2016.2". */
    kiemdinh::provision provision(string_view key) const & noexcept {
        return kiemdinh::provision(kiemdinh_rulebook_provision_find(get(), key.data(), key.size()));
    }
    /* The list of objects in force on that day (S5). */
    kiemdinh::provision list(date on) const & noexcept {
        return kiemdinh::provision(kiemdinh_rulebook_list(get(), on.days()));
    }
    /* The ground of a finding on that day. */
    kiemdinh::provision obligation(finding_number finding, date on) const & noexcept {
        const std::int32_t number = static_cast<std::int32_t>(finding);
        return kiemdinh::provision(kiemdinh_rulebook_obligation(get(), number, on.days()));
    }
    /* Who holds a role of authority (declaration_authority) on that day. */
    kiemdinh::provision authority(string_view role, date on) const & noexcept {
        return kiemdinh::provision(kiemdinh_rulebook_authority(get(), role.data(), role.size(), on.days()));
    }
    /* The interval rules of a category that are in force on that day, in the order of ids. */
    std::vector<kiemdinh::provision> intervals(string_view category, date on) const & {
        std::vector<kiemdinh::provision> rules;
        for (;;) {
            const kiemdinh::provision rule(
                kiemdinh_rulebook_interval(get(), category.data(), category.size(), on.days(), rules.size()));
            if (!rule) {
                return rules;
            }
            rules.push_back(rule);
        }
    }
    kiemdinh::categories categories() const && = delete;
    kiemdinh::attribute_definitions attributes() const && = delete;
    kiemdinh::provisions provisions() const && = delete;
    kiemdinh::category category(string_view id) const && = delete;
    attribute_definition attribute(string_view name) const && = delete;
    kiemdinh::provision provision(string_view key) const && = delete;
    kiemdinh::provision list(date on) const && = delete;
    kiemdinh::provision obligation(finding_number finding, date on) const && = delete;
    kiemdinh::provision authority(string_view role, date on) const && = delete;
    std::vector<kiemdinh::provision> intervals(string_view category, date on) const && = delete;

    /* The days and attributes for which the book has no interval rule, as a JSON list. */
    result<std::string> try_gaps() const {
        return detail::give_text([&](kiemdinh_string **out, kiemdinh_error **failure) {
            return kiemdinh_rulebook_gaps(get(), out, failure);
        });
    }
    /* What changes from this rulebook to another, as a JSON list of {"provision", "before", "after"}. */
    result<std::string> try_diff(const rulebook &after) const {
        return detail::give_text([&](kiemdinh_string **out, kiemdinh_error **failure) {
            return kiemdinh_rulebook_diff(get(), after.get(), out, failure);
        });
    }

#if KIEMDINH_EXCEPTIONS
    static rulebook builtin() { return try_builtin().value(); }
    std::string gaps() const { return try_gaps().value(); }
    std::string diff(const rulebook &after) const { return try_diff(after).value(); }
#endif
};

/* Gathers the files of a rulebook. Without a file of its own, overlays go over the built-in rulebook. */
class rulebook_builder : public detail::handle<kiemdinh_rulebook_builder> {
public:
    /* An empty handle; try_make() and make() make a builder. */
    using handle::handle;

    static result<rulebook_builder> try_make() {
        return detail::give<rulebook_builder, kiemdinh_rulebook_builder *>(
            [](kiemdinh_rulebook_builder **out, kiemdinh_error **failure) {
                return kiemdinh_rulebook_builder_new(out, failure);
            });
    }
    /* Adds a TOML text of the rulebook; `name` names it in errors. */
    result<void> try_add_text(string_view name, string_view toml) { return add_text(0, name, toml); }
    /* Adds an authority's overlay; overlays lie over one another in the order in which they are added. */
    result<void> try_add_overlay(string_view name, string_view toml) { return add_text(1, name, toml); }
    /* The same from a file, at most 256 MiB. */
    result<void> try_add_file(string_view path) { return add_file(0, path); }
    result<void> try_add_overlay_file(string_view path) { return add_file(1, path); }
    /* Loads and checks the rulebook. The builder stays as it is and can be added to. The error has all faults. */
    result<rulebook> try_build() {
        return detail::give<rulebook, kiemdinh_rulebook *>([&](kiemdinh_rulebook **out, kiemdinh_error **failure) {
            return kiemdinh_rulebook_builder_build(get(), out, failure);
        });
    }

#if KIEMDINH_EXCEPTIONS
    static rulebook_builder make() { return try_make().value(); }
    void add_text(string_view name, string_view toml) { try_add_text(name, toml).value(); }
    void add_overlay(string_view name, string_view toml) { try_add_overlay(name, toml).value(); }
    void add_file(string_view path) { try_add_file(path).value(); }
    void add_overlay_file(string_view path) { try_add_overlay_file(path).value(); }
    rulebook build() { return try_build().value(); }
#endif

private:
    result<void> add_text(std::int32_t is_overlay, string_view name, string_view toml) {
        return detail::run([&](kiemdinh_error **failure) {
            return kiemdinh_rulebook_builder_add_text(get(), is_overlay, name.data(), name.size(), toml.data(),
                                                      toml.size(), failure);
        });
    }
    result<void> add_file(std::int32_t is_overlay, string_view path) {
        return detail::run([&](kiemdinh_error **failure) {
            return kiemdinh_rulebook_builder_add_file(get(), is_overlay, path.data(), path.size(), failure);
        });
    }
};

/* The certificates of inspection bodies and inspectors. They do not change; threads may share them. */
class accreditations : public detail::handle<kiemdinh_accreditations> {
public:
    using handle::handle;

    /* Reads JSON Lines, or one JSON array of the same objects; `name` names the text in errors. */
    static result<accreditations> try_from_json(string_view name, string_view json) {
        return detail::give<accreditations, kiemdinh_accreditations *>(
            [&](kiemdinh_accreditations **out, kiemdinh_error **failure) {
                return kiemdinh_accreditations_from_json(name.data(), name.size(), json.data(), json.size(), out,
                                                         failure);
            });
    }
    /* The same from a file, at most 256 MiB. */
    static result<accreditations> try_from_file(string_view path) {
        return detail::give<accreditations, kiemdinh_accreditations *>(
            [&](kiemdinh_accreditations **out, kiemdinh_error **failure) {
                return kiemdinh_accreditations_from_file(path.data(), path.size(), out, failure);
            });
    }

#if KIEMDINH_EXCEPTIONS
    static accreditations from_json(string_view name, string_view json) { return try_from_json(name, json).value(); }
    static accreditations from_file(string_view path) { return try_from_file(path).value(); }
#endif
};

/* ---- Items, as far as an assessment looks at them ---- */

/* The borrowed fast path: the plain structs of C, set up, and what it takes to fill them in without a copy. All that
 * they point to must live until the call has returned. */
inline kiemdinh_text as_text(string_view text) noexcept {
    kiemdinh_text plain;
    plain.data = text.data();
    plain.length = text.size();
    return plain;
}
inline kiemdinh_item plain_item() noexcept {
    kiemdinh_item plain;
    kiemdinh_item_init(&plain, sizeof plain);
    return plain;
}
inline kiemdinh_attribute plain_attribute() noexcept {
    kiemdinh_attribute plain;
    kiemdinh_attribute_init(&plain, sizeof plain);
    return plain;
}
inline kiemdinh_inspection plain_inspection() noexcept {
    kiemdinh_inspection plain;
    kiemdinh_inspection_init(&plain, sizeof plain);
    return plain;
}
inline kiemdinh_event plain_event() noexcept {
    kiemdinh_event plain;
    kiemdinh_event_init(&plain, sizeof plain);
    return plain;
}
inline void set_attributes(kiemdinh_item &item, span<const kiemdinh_attribute> attributes) noexcept {
    item.attributes = attributes.data();
    item.attribute_count = attributes.size();
}
inline void set_inspections(kiemdinh_item &item, span<const kiemdinh_inspection> inspections) noexcept {
    item.inspections = inspections.data();
    item.inspection_count = inspections.size();
}
inline void set_events(kiemdinh_item &item, span<const kiemdinh_event> events) noexcept {
    item.events = events.data();
    item.event_count = events.size();
}
inline void set_inspectors(kiemdinh_inspection &inspection, span<const kiemdinh_text> inspectors) noexcept {
    inspection.inspectors = inspectors.data();
    inspection.inspector_count = inspectors.size();
}

/* An attribute of an item, with its own texts. */
class attribute {
public:
    /* A word (fixed), or a number and its unit in one text ("8 kgf/cm2"). */
    attribute(std::string name, std::string text)
        : plain_(plain_attribute()), name_(std::move(name)), text_(std::move(text)) {}
    /* A number with its unit; without one the usual one is assumed (finding_number::unit_missing). */
    attribute(std::string name, decimal value, unit measured_in = unit::none)
        : plain_(plain_attribute()), name_(std::move(name)) {
        plain_.value_type = KIEMDINH_VALUE_NUMBER;
        plain_.value = value.value;
        plain_.scale = value.scale;
        plain_.unit = static_cast<std::int32_t>(measured_in);
    }

    /* The plain struct, whose texts point into this. */
    kiemdinh_attribute plain() const & noexcept {
        kiemdinh_attribute plain = plain_;
        plain.name = as_text(name_);
        plain.text = as_text(text_);
        return plain;
    }
    kiemdinh_attribute plain() const && = delete;

private:
    kiemdinh_attribute plain_;
    std::string name_;
    std::string text_;
};

/* Something that happened to an item. */
class event {
public:
    explicit event(event_kind kind) noexcept : plain_(plain_event()) { plain_.kind = static_cast<std::int32_t>(kind); }
    event(event_kind kind, date on) noexcept : event(kind) { plain_.on = on.days(); }

    kiemdinh_event plain() const noexcept { return plain_; }

private:
    kiemdinh_event plain_;
};

/* One inspection, as its report and certificate state it, with its own texts. */
class inspection {
public:
    inspection() noexcept : plain_(plain_inspection()) {}

    /* Periodic where it is not said. */
    inspection &kind(inspection_kind kind) noexcept {
        plain_.kind = static_cast<std::int32_t>(kind);
        return *this;
    }
    /* Day of the inspection; with precision::month the first day of its month. */
    inspection &performed_on(date on, precision known = precision::day) noexcept {
        plain_.performed_on = on.days();
        plain_.performed_on_precision = static_cast<std::int32_t>(known);
        return *this;
    }
    inspection &report_on(date on) noexcept {
        plain_.report_on = on.days();
        return *this;
    }
    inspection &result(outcome outcome) noexcept {
        plain_.result = static_cast<std::int32_t>(outcome);
        return *this;
    }
    inspection &certificate_issued_on(date on) noexcept {
        plain_.certificate_issued_on = on.days();
        return *this;
    }
    /* The next date that report, certificate or stamp states. */
    inspection &next_due_on(date on, precision known = precision::day) noexcept {
        plain_.next_due_on = on.days();
        plain_.next_due_on_precision = static_cast<std::int32_t>(known);
        return *this;
    }
    /* The form of the next inspection that the report names. */
    inspection &next_kind(inspection_kind kind) noexcept {
        plain_.next_kind = static_cast<std::int32_t>(kind);
        return *this;
    }
    inspection &withdrawn_on(date on) noexcept {
        plain_.withdrawn_on = on.days();
        return *this;
    }
    inspection &withdrawal(kiemdinh::withdrawal why) noexcept {
        plain_.withdrawal = static_cast<std::int32_t>(why);
        return *this;
    }
    inspection &shortening_reason(std::string reason) {
        shortening_reason_ = optional<std::string>(std::move(reason));
        return *this;
    }
    /* Registration number of the inspection body. */
    inspection &body(std::string number) {
        body_ = optional<std::string>(std::move(number));
        return *this;
    }
    /* Adds the number of an inspector; at most 64. */
    inspection &inspector(std::string number) {
        inspectors_.push_back(std::move(number));
        return *this;
    }

    /* The plain struct, whose texts point into this; `inspectors` receives those of the inspectors. */
    kiemdinh_inspection plain(std::vector<kiemdinh_text> &inspectors) const & {
        kiemdinh_inspection plain = plain_;
        plain.shortening_reason = shortening_reason_ ? as_text(*shortening_reason_) : as_text(string_view());
        plain.body = body_ ? as_text(*body_) : as_text(string_view());
        inspectors.clear();
        for (const std::string &number : inspectors_) {
            inspectors.push_back(as_text(number));
        }
        set_inspectors(plain, span<const kiemdinh_text>(inspectors.data(), inspectors.size()));
        return plain;
    }
    kiemdinh_inspection plain(std::vector<kiemdinh_text> &inspectors) const && = delete;

private:
    kiemdinh_inspection plain_;
    optional<std::string> shortening_reason_;
    optional<std::string> body_;
    std::vector<std::string> inspectors_;
};

/* An item with its own texts, attributes, inspections and events. */
class item {
public:
    /* An outside id, at most 128 bytes, and a category id of the rulebook, empty where it is not known. */
    item(std::string id, std::string category)
        : plain_(plain_item()), id_(std::move(id)), category_(std::move(category)) {}

    item &year_of_manufacture(std::int32_t year) noexcept {
        plain_.year_of_manufacture = year;
        return *this;
    }
    /* Last day of the service life that the maker or a regulation sets. */
    item &service_life_until(date until) noexcept {
        plain_.service_life_until = until.days();
        return *this;
    }
    item &maker_interval_months(std::int32_t months) noexcept {
        plain_.maker_interval_months = months;
        return *this;
    }
    item &establishment_interval_months(std::int32_t months) noexcept {
        plain_.establishment_interval_months = months;
        return *this;
    }
    /* With precision::month or year the first day of it. */
    item &put_into_use_on(date on, precision known = precision::day) noexcept {
        plain_.put_into_use_on = on.days();
        plain_.put_into_use_on_precision = static_cast<std::int32_t>(known);
        return *this;
    }
    item &declared_on(date on) noexcept {
        plain_.declared_on = on.days();
        return *this;
    }
    item &use_state(kiemdinh::use_state state) noexcept {
        plain_.use_state = static_cast<std::int32_t>(state);
        return *this;
    }
    item &use_state_on(date on) noexcept {
        plain_.use_state_on = on.days();
        return *this;
    }
    item &add(attribute one) {
        attributes_.push_back(std::move(one));
        return *this;
    }
    /* In the order of the record. */
    item &add(inspection one) {
        inspections_.push_back(std::move(one));
        return *this;
    }
    /* In the order of the record: events of one day count in their order. */
    item &add(event one) {
        events_.push_back(one);
        return *this;
    }

private:
    friend class item_view;

    kiemdinh_item plain_;
    std::string id_;
    std::string category_;
    std::vector<attribute> attributes_;
    std::vector<inspection> inspections_;
    std::vector<event> events_;
};

/* The plain struct of an item. It borrows the item's texts: the item must live, and stay as it is, as long as this.
 * Make it once where an item is judged on many days. */
class item_view {
public:
    explicit item_view(const item &whole)
        : attributes_(), inspections_(), events_(), inspectors_(whole.inspections_.size()), plain_(whole.plain_) {
        plain_.id = as_text(whole.id_);
        plain_.category = as_text(whole.category_);
        for (const attribute &one : whole.attributes_) {
            attributes_.push_back(one.plain());
        }
        for (const inspection &one : whole.inspections_) {
            inspections_.push_back(one.plain(inspectors_[inspections_.size()]));
        }
        for (const event &one : whole.events_) {
            events_.push_back(one.plain());
        }
        set_attributes(plain_, span<const kiemdinh_attribute>(attributes_.data(), attributes_.size()));
        set_inspections(plain_, span<const kiemdinh_inspection>(inspections_.data(), inspections_.size()));
        set_events(plain_, span<const kiemdinh_event>(events_.data(), events_.size()));
    }
    explicit item_view(const item &&whole) = delete;

    const kiemdinh_item &plain() const noexcept { return plain_; }

    /* Moving keeps what plain() points to; a copy would point into the original. */
    item_view(item_view &&) = default;
    item_view &operator=(item_view &&) = default;

private:
    std::vector<kiemdinh_attribute> attributes_;
    std::vector<kiemdinh_inspection> inspections_;
    std::vector<kiemdinh_event> events_;
    std::vector<std::vector<kiemdinh_text>> inspectors_;
    kiemdinh_item plain_;
};

/* What an assessment may look at beside the item, and what it is to give. */
class options {
public:
    options() noexcept { kiemdinh_options_init(&plain_, sizeof plain_); }

    /* A day after the rulebook's verified_until is an error instead of information. */
    options &strict(bool on = true) noexcept { return flag(KIEMDINH_OPTION_STRICT, on); }
    /* Every declaration, inspection, stop and return to use is on record. */
    options &complete_declarations(bool on = true) noexcept {
        return flag(KIEMDINH_OPTION_COMPLETE_DECLARATIONS, on);
    }
    options &complete_history(bool on = true) noexcept { return flag(KIEMDINH_OPTION_COMPLETE_HISTORY, on); }
    options &complete_use(bool on = true) noexcept { return flag(KIEMDINH_OPTION_COMPLETE_USE, on); }
    /* The steps to the answer are wanted. */
    options &explanation(bool on = true) noexcept { return flag(KIEMDINH_OPTION_EXPLANATION, on); }
    /* What would help is wanted. */
    options &remedies(bool on = true) noexcept { return flag(KIEMDINH_OPTION_REMEDIES, on); }
    /* An item is due soon when so many days or fewer are left, 0 to 65535; 30 unless set. */
    options &window_days(std::int32_t days) noexcept {
        plain_.window_days = days;
        return *this;
    }
    /* The day on which the records were known: later dates in them are errors. */
    options &known_on(date on) noexcept {
        plain_.known_on = on.days();
        return *this;
    }
    /* Whether a printed date beyond a maximum read in the law stands (S13b). */
    options &printed_date_prevails(setting chosen) noexcept {
        plain_.printed_date_prevails = static_cast<std::int32_t>(chosen);
        return *this;
    }
    /* Whether computed ends of terms roll to the next working day (S4). */
    options &roll_to_working_day(setting chosen) noexcept {
        plain_.roll_to_working_day = static_cast<std::int32_t>(chosen);
        return *this;
    }
    /* The following are as the rulebook says unless set; -1 sets them back. */
    options &stated_ceiling_months(std::int32_t months) noexcept {
        plain_.stated_ceiling_months = months;
        return *this;
    }
    options &inspector_refresher_months(std::int32_t months) noexcept {
        plain_.inspector_refresher_months = months;
        return *this;
    }
    options &declaration_days(std::int32_t days) noexcept {
        plain_.declaration_days = days;
        return *this;
    }
    options &certificate_working_days(std::int32_t days) noexcept {
        plain_.certificate_working_days = days;
        return *this;
    }

    const kiemdinh_options &plain() const noexcept { return plain_; }

private:
    options &flag(std::uint32_t bit, bool on) noexcept {
        plain_.flags = on ? plain_.flags | bit : plain_.flags & ~bit;
        return *this;
    }

    kiemdinh_options plain_;
};

/* ---- Records and registers ---- */

/* An item with all of its record. It does not change; threads may share it. */
class record : public detail::handle<kiemdinh_record> {
public:
    using handle::handle;

    /* Reads a record in JSON, the contract's form; errc::row where the text is none. */
    static result<record> try_from_json(string_view json, reading how = reading::strict) {
        return detail::give<record, kiemdinh_record *>([&](kiemdinh_record **out, kiemdinh_error **failure) {
            const std::uint32_t flags = static_cast<std::uint32_t>(how);
            return kiemdinh_record_from_json(json.data(), json.size(), flags, out, failure);
        });
    }
#if KIEMDINH_EXCEPTIONS
    static record from_json(string_view json, reading how = reading::strict) {
        return try_from_json(json, how).value();
    }
#endif

    std::string id() const { return detail::copy(id_view()); }
    string_view id_view() const noexcept { return detail::lent(kiemdinh_record_id, get()); }
    /* The category id; empty where it is not known. */
    std::string category() const { return detail::copy(category_view()); }
    string_view category_view() const noexcept { return detail::lent(kiemdinh_record_category, get()); }
    optional<std::string> name() const { return detail::copy(name_view()); }
    optional<string_view> name_view() const noexcept { return detail::lent_if(kiemdinh_record_name, get()); }
    /* How many units the item stands for (S18). */
    std::uint32_t units() const noexcept { return kiemdinh_record_units(get()); }
    /* The row of the register that the record comes from, from 1; 0 where it comes from none. */
    std::uint64_t row() const noexcept { return kiemdinh_record_row(get()); }
};

/* Reads a register row by row, in constant memory.
 *
 *     for (auto &row : reader) { if (row) use(*row); else std::cerr << row.error().what() << "\n"; } */
class reader : public detail::handle<kiemdinh_reader> {
public:
    using handle::handle;

    /* Opens a file. `mapping` says in JSON which column of a foreign table is which field; empty for none. */
    static result<reader> try_open_file(string_view path, format form = format::by_name,
                                        reading how = reading::strict, string_view mapping = string_view()) {
        return detail::give<reader, kiemdinh_reader *>([&](kiemdinh_reader **out, kiemdinh_error **failure) {
            return kiemdinh_reader_open_file(path.data(), path.size(), static_cast<std::int32_t>(form),
                                             static_cast<std::uint32_t>(how), mapping.data(), mapping.size(), out,
                                             failure);
        });
    }
    /* Opens a register in memory, which is copied. `name` names it in errors and tells format::by_name the form. */
    static result<reader> try_open_memory(string_view name, string_view content, format form = format::by_name,
                                          reading how = reading::strict, string_view mapping = string_view()) {
        return detail::give<reader, kiemdinh_reader *>([&](kiemdinh_reader **out, kiemdinh_error **failure) {
            return kiemdinh_reader_open_memory(name.data(), name.size(), content.data(), content.size(),
                                               static_cast<std::int32_t>(form), static_cast<std::uint32_t>(how),
                                               mapping.data(), mapping.size(), out, failure);
        });
    }
    /* The next record; an empty one at the end. errc::row: the row cannot be read, and the next call goes on after
     * it. Anything else is the end of reading. */
    result<record> try_next() {
        return detail::give<record, kiemdinh_record *>([&](kiemdinh_record **out, kiemdinh_error **failure) {
            return kiemdinh_reader_next(get(), out, failure);
        });
    }

#if KIEMDINH_EXCEPTIONS
    static reader open_file(string_view path, format form = format::by_name, reading how = reading::strict,
                            string_view mapping = string_view()) {
        return try_open_file(path, form, how, mapping).value();
    }
    static reader open_memory(string_view name, string_view content, format form = format::by_name,
                              reading how = reading::strict, string_view mapping = string_view()) {
        return try_open_memory(name, content, form, how, mapping).value();
    }
    record next() { return try_next().value(); }

    /* Goes over the rows once. A row that cannot be read stands in its place as an error; other errors are thrown. */
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = result<record>;
        using difference_type = std::ptrdiff_t;
        using pointer = result<record> *;
        using reference = result<record> &;

        iterator() noexcept : source_(nullptr) {}
        explicit iterator(reader &source) : source_(&source) { ++*this; }

        reference operator*() const noexcept { return *row_; }
        pointer operator->() const noexcept { return row_.get(); }
        iterator &operator++() {
            row_ = std::make_shared<result<record>>(source_->try_next());
            if (!*row_ && row_->error().result() != errc::row) {
                throw row_->error();
            }
            if (*row_ && !**row_) {
                source_ = nullptr;
                row_.reset();
            }
            return *this;
        }
        iterator operator++(int) {
            iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const iterator &a, const iterator &b) noexcept { return a.source_ == b.source_; }
        friend bool operator!=(const iterator &a, const iterator &b) noexcept { return !(a == b); }

    private:
        reader *source_;
        std::shared_ptr<result<record>> row_;
    };
    iterator begin() { return iterator(*this); }
    iterator end() noexcept { return iterator(); }
#endif
};

/* Finds ids, certificates, stamps and machines that stand twice: add every record, finish, and give it to the assessor
 * that judges the same records in a second pass. */
class duplicates : public detail::handle<kiemdinh_duplicates> {
public:
    /* An empty handle; try_make() and make() begin to look. */
    using handle::handle;

    static result<duplicates> try_make() {
        return detail::give<duplicates, kiemdinh_duplicates *>(
            [](kiemdinh_duplicates **out, kiemdinh_error **failure) { return kiemdinh_duplicates_new(out, failure); });
    }
    /* Adds a record of the register of that number; an id is to be unique within its register only. */
    result<void> try_add(std::uint32_t source, const record &one) {
        return detail::run([&](kiemdinh_error **failure) {
            return kiemdinh_duplicates_add(get(), source, one.get(), failure);
        });
    }
    /* Ends the first pass. */
    result<void> try_finish() {
        return detail::run([&](kiemdinh_error **failure) { return kiemdinh_duplicates_finish(get(), failure); });
    }

#if KIEMDINH_EXCEPTIONS
    static duplicates make() { return try_make().value(); }
    void add(std::uint32_t source, const record &one) { try_add(source, one).value(); }
    void finish() { try_finish().value(); }
#endif
};

/* ---- Answers ---- */

/* The answer about one item on one day, in numbers. */
class answer {
public:
    answer() noexcept { kiemdinh_answer_init(&plain_, sizeof plain_); }
    explicit answer(const kiemdinh_answer &plain) noexcept : plain_(plain) {}

    kiemdinh::status status() const noexcept { return static_cast<kiemdinh::status>(plain_.status); }
    kiemdinh::coverage coverage() const noexcept { return static_cast<kiemdinh::coverage>(plain_.coverage); }
    /* Whether the law lets the item operate, and whether it does not; neither where the facts do not decide. */
    bool may_operate() const noexcept { return plain_.may_operate != 0; }
    bool must_not_operate() const noexcept { return plain_.must_not_operate != 0; }
    /* The last day of the running term, or of the one that has ended. */
    optional<date> due_on() const noexcept { return detail::date_if(plain_.due_on); }
    /* Days from the day asked about to due_on, negative when past. */
    optional<std::int32_t> days_left() const noexcept {
        return plain_.days_left == KIEMDINH_DATE_NONE ? optional<std::int32_t>()
                                                      : optional<std::int32_t>(plain_.days_left);
    }
    kiemdinh::due_basis due_basis() const noexcept { return static_cast<kiemdinh::due_basis>(plain_.due_basis); }
    /* The shortest and the longest interval that the law may set for the item; 0 where it is not known or there is
     * none. */
    std::int32_t interval_min_months() const noexcept { return plain_.interval_min_months; }
    std::int32_t interval_max_months() const noexcept { return plain_.interval_max_months; }
    /* How well the interval is known; none where there is no interval. */
    kiemdinh::verification interval_verification() const noexcept {
        return static_cast<kiemdinh::verification>(plain_.interval_verification);
    }
    /* The weakest verification among the provisions relied on. */
    kiemdinh::verification verification() const noexcept {
        return static_cast<kiemdinh::verification>(plain_.verification);
    }
    /* The gravest severity among the findings; none where there is no finding. */
    kiemdinh::severity severity() const noexcept { return static_cast<kiemdinh::severity>(plain_.severity); }
    std::uint32_t finding_count() const noexcept { return plain_.finding_count; }

    const kiemdinh_answer &plain() const noexcept { return plain_; }

private:
    kiemdinh_answer plain_;
};

/* One coded remark on an item. Borrowed from its assessment. */
class finding : public detail::borrowed<kiemdinh_finding> {
public:
    using borrowed::borrowed;

    finding_number number() const noexcept { return static_cast<finding_number>(kiemdinh_finding_number(get())); }
    /* The name on the wire: unit_missing. */
    std::string name() const { return detail::copy(name_view()); }
    string_view name_view() const noexcept { return detail::lent(kiemdinh_finding_name, get()); }
    /* How grave it is here. */
    kiemdinh::severity severity() const noexcept {
        return static_cast<kiemdinh::severity>(kiemdinh_finding_severity(get()));
    }
    /* The path of the field it is about: inspections[0].next_due_on. */
    optional<std::string> field() const { return detail::copy(field_view()); }
    optional<string_view> field_view() const noexcept { return detail::lent_if(kiemdinh_finding_field, get()); }
    /* The value as it stood there. */
    optional<std::string> raw() const { return detail::copy(raw_view()); }
    optional<string_view> raw_view() const noexcept { return detail::lent_if(kiemdinh_finding_raw, get()); }
    /* The day it is about. */
    optional<date> on() const noexcept { return detail::date_if(kiemdinh_finding_on(get())); }
    std::string message(language words) const { return detail::copy(message_view(words)); }
    string_view message_view(language words) const noexcept {
        return detail::lent(kiemdinh_finding_message, get(), detail::number(words));
    }
    /* The document it rests on. */
    optional<std::string> document() const { return detail::copy(document_view()); }
    optional<string_view> document_view() const noexcept { return detail::lent_if(kiemdinh_finding_document, get()); }
    /* The provision in it. */
    optional<std::string> provision() const { return detail::copy(provision_view()); }
    optional<string_view> provision_view() const noexcept {
        return detail::lent_if(kiemdinh_finding_provision, get());
    }
    /* How well its ground is known; none where it has none. */
    kiemdinh::verification verification() const noexcept {
        return static_cast<kiemdinh::verification>(kiemdinh_finding_verification(get()));
    }
};

/* One step of the way to the answer. Borrowed from its assessment. */
class step : public detail::borrowed<kiemdinh_step> {
public:
    using borrowed::borrowed;

    /* list, criterion, inspection, rule, date, status */
    std::string name() const { return detail::copy(name_view()); }
    string_view name_view() const noexcept { return detail::lent(kiemdinh_step_name, get()); }
    std::string text(language words) const { return detail::copy(text_view(words)); }
    string_view text_view(language words) const noexcept {
        return detail::lent(kiemdinh_step_text, get(), detail::number(words));
    }
    /* The document it rests on. */
    optional<std::string> document() const { return detail::copy(document_view()); }
    optional<string_view> document_view() const noexcept { return detail::lent_if(kiemdinh_step_document, get()); }
    /* The provision in it. */
    optional<std::string> provision() const { return detail::copy(provision_view()); }
    optional<string_view> provision_view() const noexcept { return detail::lent_if(kiemdinh_step_provision, get()); }
};

/* Something that would make the item valid, or the answer certain. Borrowed from its assessment. */
class remedy : public detail::borrowed<kiemdinh_remedy> {
public:
    using borrowed::borrowed;

    /* inspect, state_attribute ... */
    std::string name() const { return detail::copy(name_view()); }
    string_view name_view() const noexcept { return detail::lent(kiemdinh_remedy_name, get()); }
    std::string text(language words) const { return detail::copy(text_view(words)); }
    string_view text_view(language words) const noexcept {
        return detail::lent(kiemdinh_remedy_text, get(), detail::number(words));
    }
};

using findings = detail::list<kiemdinh_assessment, finding>;
using steps = detail::list<kiemdinh_assessment, step>;
using remedies = detail::list<kiemdinh_assessment, remedy>;

/* The answer about one item on one day, with its reasons. It does not change; threads may share it. */
class assessment : public detail::handle<kiemdinh_assessment> {
public:
    using handle::handle;

    /* The answer in numbers. */
    result<kiemdinh::answer> try_answer() const {
        return detail::give<kiemdinh::answer, kiemdinh_answer>([&](kiemdinh_answer *out, kiemdinh_error **failure) {
            kiemdinh_answer_init(out, sizeof *out);
            return kiemdinh_assessment_answer(get(), out, failure);
        });
    }
#if KIEMDINH_EXCEPTIONS
    kiemdinh::answer answer() const { return try_answer().value(); }
#endif

    /* The item's id. */
    std::string id() const { return detail::copy(id_view()); }
    string_view id_view() const noexcept { return detail::lent(kiemdinh_assessment_id, get()); }
    kiemdinh::status status() const noexcept {
        return static_cast<kiemdinh::status>(kiemdinh_assessment_status(get()));
    }
    /* The last day of the running term, or of the one that has ended. */
    optional<date> due_on() const noexcept { return detail::date_if(kiemdinh_assessment_due_on(get())); }
    /* The ids of the interval rules that were considered. */
    std::vector<std::string> rules() const {
        std::vector<std::string> ids;
        for (std::size_t index = 0; index < kiemdinh_assessment_rule_count(get()); ++index) {
            ids.push_back(detail::copy(detail::lent(kiemdinh_assessment_rule, get(), index)));
        }
        return ids;
    }
    /* The document that sets the interval. */
    optional<std::string> document() const { return detail::copy(document_view()); }
    optional<string_view> document_view() const noexcept {
        return detail::lent_if(kiemdinh_assessment_document, get());
    }
    /* The provision in it. */
    optional<std::string> provision() const { return detail::copy(provision_view()); }
    optional<string_view> provision_view() const noexcept {
        return detail::lent_if(kiemdinh_assessment_provision, get());
    }
    /* The whole explanation, a line for each step; empty where the assessor was not asked for it. */
    std::string explanation(language words) const { return detail::copy(explanation_view(words)); }
    string_view explanation_view(language words) const noexcept {
        return detail::lent(kiemdinh_assessment_explanation, get(), detail::number(words));
    }
    /* The assessment in JSON, the contract's form. */
    std::string json() const { return detail::copy(json_view()); }
    string_view json_view() const noexcept { return detail::lent(kiemdinh_assessment_json, get()); }

    /* Sorted by number, field and day. */
    kiemdinh::findings findings() const & noexcept {
        return kiemdinh::findings(get(), kiemdinh_assessment_finding_count(get()), kiemdinh_assessment_finding);
    }
    /* None where the assessor was not asked for the explanation. */
    kiemdinh::steps steps() const & noexcept {
        return kiemdinh::steps(get(), kiemdinh_assessment_step_count(get()), kiemdinh_assessment_step);
    }
    /* None where the assessor was not asked for them. */
    kiemdinh::remedies remedies() const & noexcept {
        return kiemdinh::remedies(get(), kiemdinh_assessment_remedy_count(get()), kiemdinh_assessment_remedy);
    }
    kiemdinh::findings findings() const && = delete;
    kiemdinh::steps steps() const && = delete;
    kiemdinh::remedies remedies() const && = delete;
};

/* Judges items: a rulebook, options and accreditations, made once and used for any number of items. One thread at a
 * time: make one for each; they share the rulebook. */
class assessor : public detail::handle<kiemdinh_assessor> {
public:
    /* An empty handle; try_make() and make() make an assessor. */
    using handle::handle;

    /* Who made an inspection is not looked at. */
    static result<assessor> try_make(const rulebook &book, const options &chosen = options()) {
        return make(book, chosen, nullptr);
    }
    /* The rulebook and the accreditations may go before the assessor does. */
    static result<assessor> try_make(const rulebook &book, const options &chosen, const accreditations &known) {
        // In C, NULL says that they are not looked at; an empty handle here is a mistake.
        return known ? make(book, chosen, known.get()) : error(KIEMDINH_ERROR_NULL_ARGUMENT, nullptr);
    }

    /* From now on the assessments (not the answers) also tell what stands twice. `found` must be finished; `source` is
     * the number of the register that the records come from. */
    result<void> try_set_duplicates(const duplicates &found, std::uint32_t source) {
        // In C, NULL ends it; an empty handle here is a mistake.
        return found ? set_duplicates(found.get(), source) : error(KIEMDINH_ERROR_NULL_ARGUMENT, nullptr);
    }
    result<void> try_clear_duplicates() { return set_duplicates(nullptr, 0); }

    /* Judges an item in numbers alone: no duplicates, explanation, remedies. The error's field names what is wrong. */
    result<kiemdinh::answer> try_answer(const kiemdinh_item &one, date as_of) {
        return detail::give<kiemdinh::answer, kiemdinh_answer>([&](kiemdinh_answer *out, kiemdinh_error **failure) {
            kiemdinh_answer_init(out, sizeof *out);
            return kiemdinh_assessor_answer(get(), &one, as_of.days(), out, failure);
        });
    }
    result<kiemdinh::answer> try_answer(const item_view &one, date as_of) { return try_answer(one.plain(), as_of); }
    result<kiemdinh::answer> try_answer(const item &one, date as_of) { return try_answer(item_view(one), as_of); }
    result<kiemdinh::answer> try_answer(const record &one, date as_of) {
        return detail::give<kiemdinh::answer, kiemdinh_answer>([&](kiemdinh_answer *out, kiemdinh_error **failure) {
            kiemdinh_answer_init(out, sizeof *out);
            return kiemdinh_assessor_answer_record(get(), one.get(), as_of.days(), out, failure);
        });
    }

    /* Judges an item, with findings and, as the options ask, explanation and remedies. */
    result<assessment> try_assess(const kiemdinh_item &one, date as_of) {
        using raw = kiemdinh_assessment *;
        return detail::give<assessment, raw>([&](raw *out, kiemdinh_error **failure) {
            return kiemdinh_assessor_assess(get(), &one, as_of.days(), out, failure);
        });
    }
    result<assessment> try_assess(const item_view &one, date as_of) { return try_assess(one.plain(), as_of); }
    result<assessment> try_assess(const item &one, date as_of) { return try_assess(item_view(one), as_of); }
    result<assessment> try_assess(const record &one, date as_of) {
        using raw = kiemdinh_assessment *;
        return detail::give<assessment, raw>([&](raw *out, kiemdinh_error **failure) {
            return kiemdinh_assessor_assess_record(get(), one.get(), as_of.days(), out, failure);
        });
    }
    /* Judges a record in JSON, the contract's form; errc::row where the text is none. */
    result<assessment> try_assess_json(string_view json, date as_of, reading how = reading::strict) {
        using raw = kiemdinh_assessment *;
        return detail::give<assessment, raw>([&](raw *out, kiemdinh_error **failure) {
            const std::uint32_t flags = static_cast<std::uint32_t>(how);
            return kiemdinh_assessor_assess_json(get(), json.data(), json.size(), flags, as_of.days(), out, failure);
        });
    }

#if KIEMDINH_EXCEPTIONS
    static assessor make(const rulebook &book, const options &chosen = options()) {
        return try_make(book, chosen).value();
    }
    static assessor make(const rulebook &book, const options &chosen, const accreditations &known) {
        return try_make(book, chosen, known).value();
    }
    void set_duplicates(const duplicates &found, std::uint32_t source) { try_set_duplicates(found, source).value(); }
    void clear_duplicates() { try_clear_duplicates().value(); }
    /* `one` is what the try_ forms take. */
    template <class Item> kiemdinh::answer answer(const Item &one, date as_of) {
        return try_answer(one, as_of).value();
    }
    template <class Item> assessment assess(const Item &one, date as_of) { return try_assess(one, as_of).value(); }
    assessment assess_json(string_view json, date as_of, reading how = reading::strict) {
        return try_assess_json(json, as_of, how).value();
    }
#endif

private:
    static result<assessor> make(const rulebook &book, const options &chosen, const kiemdinh_accreditations *known) {
        return detail::give<assessor, kiemdinh_assessor *>([&](kiemdinh_assessor **out, kiemdinh_error **failure) {
            return kiemdinh_assessor_new(book.get(), &chosen.plain(), known, out, failure);
        });
    }
    result<void> set_duplicates(const kiemdinh_duplicates *found, std::uint32_t source) {
        return detail::run([&](kiemdinh_error **failure) {
            return kiemdinh_assessor_set_duplicates(get(), found, source, failure);
        });
    }
};

/* Counts units by act over the items of one owner (S19). */
class exposure : public detail::handle<kiemdinh_exposure> {
public:
    /* An empty handle; try_make() and make() begin to count. */
    using handle::handle;

    /* Of the options, those that call records complete are looked at. */
    static result<exposure> try_make(const options &chosen) {
        const std::uint32_t flags = chosen.plain().flags;
        return detail::give<exposure, kiemdinh_exposure *>([&](kiemdinh_exposure **out, kiemdinh_error **failure) {
            return kiemdinh_exposure_new(flags, out, failure);
        });
    }
    /* Adds the assessment of an item, with the units that its record stands for (S18). */
    result<void> try_add(const assessment &one) {
        return detail::run([&](kiemdinh_error **failure) {
            return kiemdinh_exposure_add(get(), one.get(), failure);
        });
    }
    /* The acts shown, each with the statutory band on that day: a JSON list of {"act", "units", "band"}. */
    result<std::string> try_json(const rulebook &book, date as_of) {
        return detail::give_text([&](kiemdinh_string **out, kiemdinh_error **failure) {
            return kiemdinh_exposure_json(get(), book.get(), as_of.days(), out, failure);
        });
    }

#if KIEMDINH_EXCEPTIONS
    static exposure make(const options &chosen) { return try_make(chosen).value(); }
    void add(const assessment &one) { try_add(one).value(); }
    std::string json(const rulebook &book, date as_of) { return try_json(book, as_of).value(); }
#endif
};

/* Across a boundary of C, a handle here is the pointer it holds. */
static_assert(sizeof(rulebook) == sizeof(void *) && sizeof(assessor) == sizeof(void *) &&
                  sizeof(assessment) == sizeof(void *) && sizeof(record) == sizeof(void *),
              "a handle is one pointer wide");

} // namespace v1
} // namespace kiemdinh

#endif /* KIEMDINH_HPP */
