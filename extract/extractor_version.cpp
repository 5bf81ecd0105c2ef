#include "extract/extractor_version.hpp"

namespace skein {

std::string_view extractor_version() {
    // SKEIN_EXTRACTOR_VERSION is a file with one string literal.
    static constexpr std::string_view version =
#include SKEIN_EXTRACTOR_VERSION
        ;
    return version;
}

}  // namespace skein
