#pragma once
// What is said of a name that a graph does not know: the same words wherever it was looked up.

#include <span>
#include <string_view>

namespace skein {

// Each throws Error with near ones among `candidates` as advice.
[[noreturn]] void refuse_entity(std::string_view name, std::span<const std::string_view> candidates);
// `candidates` are URIs; their ends after a '/' are candidates too.
[[noreturn]] void refuse_document(std::string_view name, std::span<const std::string_view> candidates);
[[noreturn]] void refuse_relation(std::string_view name, std::span<const std::string_view> candidates);
[[noreturn]] void refuse_claimant(std::string_view name, std::span<const std::string_view> candidates);

}  // namespace skein
