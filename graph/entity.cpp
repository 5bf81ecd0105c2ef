#include "graph/entity.hpp"

#include "base/utf8.hpp"

namespace skein {

std::string entity_key(std::string_view name) {
    std::string key = fold(name);
    return key.empty() ? std::string(name) : key;
}

}  // namespace skein
