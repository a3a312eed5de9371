/* What the tests share: they count checks, and print a line for each that failed. */
#ifndef CHECK_HPP
#define CHECK_HPP

#include <kiemdinh.hpp>

#include <cstdio>
#include <string>

namespace test {

struct counts {
    int passed;
    int failed;
};

inline counts &all() {
    static counts own = {0, 0};
    return own;
}

inline void check(bool good, const char *what, const char *file, int line) {
    ++(good ? all().passed : all().failed);
    if (!good) {
        std::printf("%s:%d: %s\n", file, line, what);
    }
}

template <class Got, class Wanted>
void check_equal(const Got &got, const Wanted &wanted, const char *what, const char *file, int line) {
    check(got == wanted, what, file, line);
}

/* Prints the last line; gives the exit code of the test. */
inline int end() {
    std::printf("%d passed, %d failed\n", all().passed, all().failed);
    return all().failed == 0 ? 0 : 1;
}

/* A text of either kind, to be compared with a literal. */
inline std::string text(kiemdinh::string_view view) { return kiemdinh::detail::copy(view); }
inline std::string text(const kiemdinh::optional<kiemdinh::string_view> &view) {
    return view ? text(*view) : std::string("(none)");
}

} // namespace test

#define CHECK(what) ::test::check(static_cast<bool>(what), #what, __FILE__, __LINE__)
#define EQUAL(got, wanted) ::test::check_equal((got), (wanted), #got " == " #wanted, __FILE__, __LINE__)

/* A line that is not to be reached. */
#define FAILED(what) ::test::check(false, what, __FILE__, __LINE__)

#if KIEMDINH_EXCEPTIONS
/* The call throws a kiemdinh::error with that result. */
#define THROWS(call, wanted)                                                                                           \
    do {                                                                                                               \
        kiemdinh::errc got_result = kiemdinh::errc::ok;                                                                \
        try {                                                                                                          \
            call;                                                                                                      \
        } catch (const kiemdinh::error &thrown) {                                                                      \
            got_result = thrown.result();                                                                              \
        }                                                                                                              \
        ::test::check(got_result == (wanted), #call " throws " #wanted, __FILE__, __LINE__);                           \
    } while (false)
#endif

#endif
