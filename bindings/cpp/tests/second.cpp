#include <kiemdinh.hpp>

#include <kiemdinh.hpp>

std::uint32_t second_abi_version();
std::uint32_t second_abi_version() { return kiemdinh::abi_version(); }
