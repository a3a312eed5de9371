#include <stddef.h>
#if defined(_MSC_VER) && _MSC_VER < 1600
/* Visual C++ before 2010 has no stdint.h. */
typedef __int32 int32_t;
typedef unsigned __int32 uint32_t;
typedef __int64 int64_t;
typedef unsigned __int64 uint64_t;
#else
#include <stdint.h>
#endif

/* Define KIEMDINH_STATIC before including this header when you link the static library on Windows. */
#if defined(_WIN32)
#define KIEMDINH_CALL __cdecl
#if defined(KIEMDINH_STATIC)
#define KIEMDINH_API extern
#else
#define KIEMDINH_API __declspec(dllimport)
#endif
#else
#define KIEMDINH_CALL
#define KIEMDINH_API extern
#endif

#if defined(__GNUC__) || defined(__clang__)
#define KIEMDINH_MUST_USE __attribute__((warn_unused_result))
#define KIEMDINH_DEPRECATED(note) __attribute__((deprecated(note)))
#elif defined(_MSC_VER) && _MSC_VER >= 1700
#include <sal.h>
#define KIEMDINH_MUST_USE _Check_return_
#define KIEMDINH_DEPRECATED(note) __declspec(deprecated(note))
#else
#define KIEMDINH_MUST_USE
#define KIEMDINH_DEPRECATED(note)
#endif
