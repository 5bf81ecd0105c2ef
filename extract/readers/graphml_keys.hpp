#pragma once
// GraphML's <key> elements, and GEXF's <attribute>s: what the values of nodes and edges are called, their types and defaults.

#include "extract/readers/id_table.hpp"
#include "extract/readers/oddities.hpp"
#include "extract/readers/xml_events.hpp"
#include "graph/properties.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skein {

enum class GraphMlDomain { node, edge, other };

// What is given of one node or edge. An object can be used again for the next one, to save its memory.
class GraphMlValues {
  public:
    [[nodiscard]] const Properties& properties() const { return properties_; }
    // Call this when other nodes or edges were read since `GraphMlKeys::start`.
    void others_were_read() { alone_ = false; }

  private:
    friend class GraphMlKeys;
    Properties properties_;
    std::size_t count_ = 0;
    std::uint64_t owner_ = 0;
    bool alone_ = true;
};

class GraphMlKeys {
  public:
    struct Key {
        std::string id, domain, name, type, fallback;
        bool has_fallback = false;
        std::size_t offset = 0;  // of the element
    };

    // Reports what is odd about the key and makes its name one of a kind.
    void declare(Key key, Oddities& oddities);
    [[nodiscard]] std::size_t size() const { return keys_.size(); }
    [[nodiscard]] bool knows(std::string_view id) const { return number_of(id) != unknown; }

    // Empties `values` for another node or edge.
    void start(GraphMlValues& values);
    // Adds a value, the text of `given`, that refers to its key by `given.value`; the last one of a name counts. An undeclared
    // key's id is its name, and reported, as is a value that is not of the key's type or one too many.
    void add(GraphMlValues& values, GraphMlDomain domain, const XmlEvents::Leaf& given, Oddities& oddities);
    // The same where the key is declared; else nothing, and false.
    bool add_declared(GraphMlValues& values, GraphMlDomain domain, const XmlEvents::Leaf& given, Oddities& oddities);
    // Adds a value under a name of its own.
    void add_named(GraphMlValues& values, std::string_view name, std::string_view value);
    // Adds the defaults of what is missing.
    void add_defaults(GraphMlValues& values, GraphMlDomain domain);

  private:
    enum class Type : std::uint8_t { text, integer, real, boolean };
    struct Declared {
        Key key;
        Type type = Type::text;
        std::uint32_t name = 0;  // its number
        std::array<bool, 2> applies_to{};  // nodes, edges
        // The key that stood behind this one the last time, which is most likely to be asked for next, as writers keep their
        // order.
        mutable std::uint32_t next = 0;
    };

    static Type type_of(std::string_view name);
    static bool fits(Type type, std::string_view value);
    static bool applies(std::string_view domain, GraphMlDomain wanted);
    static constexpr std::uint32_t unknown = ~std::uint32_t{0};
    [[nodiscard]] std::uint32_t number_of(std::string_view id) const;  // or unknown
    std::uint32_t add_key(Key key);
    std::uint32_t number_of_name(std::string_view name);
    void put(GraphMlValues& values, std::uint32_t name_number, std::string_view name, std::string_view value);

    std::vector<Declared> keys_;
    IdTable ids_;
    IdTable names_;
    std::vector<std::uint64_t> last_owner_;  // by name: whom a value was last given
    std::uint64_t owners_ = 0;
    std::set<std::pair<std::string, std::string>> taken_names_;  // by domain
    std::vector<std::uint32_t> with_fallback_;
    mutable std::uint32_t last_ = 0;  // asked for
};

}  // namespace skein
