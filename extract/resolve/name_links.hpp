#pragma once
// Which names the rules of name_clusters.cpp may look at for a name, so that a few can be joined anew without the others: names that
// one rule compares share a number, their link. Only for extract/resolve.

#include "extract/resolve/name_groups.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace skein {

// What rules ask of a name alone. Empty: the rule says nothing of it.
[[nodiscard]] std::string singular_key(const NameNode& node);  // key of "Acme pump" for "Acme pumps"
[[nodiscard]] std::string untitled_key(const NameNode& node);  // key of "Huang Lei" for "Professor Huang Lei"
[[nodiscard]] std::string maker_key(const NameNode& node);     // key of "Acme" for "Acme R1"
[[nodiscard]] bool is_full_name(const NameNode& node);         // a person's, of two words or more
[[nodiscard]] bool is_model(const NameNode& node);             // "R1"
[[nodiscard]] bool may_be_heard(const NameForm& form);
// Whether a given name's short form may begin with `letter`, another than its own: "Bill", "William".
[[nodiscard]] bool may_be_short_form(std::string_view given, char letter);

// A hash of 32 bits: names that share none are never compared.
using NameLink = std::int64_t;
[[nodiscard]] NameLink key_link(std::string_view key);              // of the name itself, and of names that lead to it
[[nodiscard]] NameLink last_name_link(std::string_view last);       // of persons' full names
[[nodiscard]] NameLink full_name_link(char first_letter, std::string_view last);
[[nodiscard]] NameLink model_link(std::string_view model);          // of "Acme R1"
[[nodiscard]] NameLink sound_link(std::string_view sound);

// Those that the name is to be found by; in order, each once.
[[nodiscard]] std::vector<NameLink> links_of(const NameNode& node);

}  // namespace skein
