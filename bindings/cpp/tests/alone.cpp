/* The header compiles alone, and from two translation units that are linked (with second.cpp). */
#include <kiemdinh.hpp>

std::uint32_t second_abi_version();

int main() { return second_abi_version() == kiemdinh::abi_version() && kiemdinh::rulebook::try_builtin() ? 0 : 1; }
