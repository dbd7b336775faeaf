// A YAML file as a read-only tree in which every node knows its file, line and column. What no dossier may
// contain (duplicate keys, alias loops and explosions, tabs, several documents, wrong encodings, depth) is
// refused here, by name; what the words mean is the next step's business. Files may be parsed on several threads, a Document read from them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace reprise::document {

inline constexpr std::size_t kDeepest = 100;       // nested collections
inline constexpr std::size_t kMostNodes = 2'000'000;  // after aliases are followed

enum class Kind : std::uint8_t { scalar, sequence, mapping };
/// How a scalar is written. Only `plain` can be a number, true, false or empty.
enum class Style : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

class Document;
struct Tree;  ///< the memory behind a Document, this module's own

/// A cheap view (pointer and index) of one node; valid as long as its Document lives, moved or not.
class Node {
 public:
  [[nodiscard]] Kind kind() const;
  [[nodiscard]] bool is_scalar() const { return kind() == Kind::scalar; }
  [[nodiscard]] bool is_sequence() const { return kind() == Kind::sequence; }
  [[nodiscard]] bool is_mapping() const { return kind() == Kind::mapping; }

  /// Decoded characters of a scalar; empty for collections.
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] Style style() const;
  /// A plain scalar with no characters: `key:` and nothing after it.
  [[nodiscard]] bool is_empty_value() const;
  /// The scalar as written, quotes or block header included; for a collection its first character.
  [[nodiscard]] base::Place place() const;
  /// The place of bytes [begin, end) of text(): inside quotes, after escapes, on its own line of a block.
  [[nodiscard]] base::Place place_in_text(std::size_t begin, std::size_t end) const;

  [[nodiscard]] std::size_t size() const;  ///< items or members; 0 for scalars
  [[nodiscard]] Node item(std::size_t index) const;
  [[nodiscard]] Node key(std::size_t index) const;    ///< in file order
  [[nodiscard]] Node value(std::size_t index) const;  ///< in file order
  [[nodiscard]] std::optional<Node> find(std::string_view key) const;

  /// Tells nodes of one document apart; an alias is the node it names.
  [[nodiscard]] std::uint32_t number() const { return index_; }

 private:
  friend class Document;
  Node(const Tree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
  const Tree* tree_;
  std::uint32_t index_;
};

class Document {
 public:
  /// Every problem of the file in one pass where YAML allows it. The value is missing when the file is not
  /// one well-formed YAML document. Codes: see base/texts_document.cc.
  [[nodiscard]] static base::Checked<Document> parse(base::SourcePointer source);

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  [[nodiscard]] Node root() const;
  [[nodiscard]] const base::SourcePointer& source() const;

 private:
  explicit Document(std::unique_ptr<Tree> tree);
  std::unique_ptr<Tree> tree_;
};

}  // namespace reprise::document
