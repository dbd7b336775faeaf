// Puts the tree together from what the parser meets, one node after the other, and refuses what no dossier
// may contain. Knows nothing of the parser library.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/problems.h"
#include "document/tree.h"

namespace reprise::document {

/// Thrown by TreeBuilder when going on would be of no use (a limit is passed); the problem was added.
struct Abandoned {};

class TreeBuilder {
 public:
  TreeBuilder(base::SourcePointer source, Problems& problems);

  /// All offsets are offsets in the source. An `anchor` is 0 or the number that aliases will name.
  void scalar(std::uint32_t offset, std::string_view text, std::size_t anchor);
  /// The parser found nothing, or a plain `~` or `null`.
  void nothing(std::uint32_t offset, std::size_t anchor);
  void open(Kind kind, std::uint32_t offset, std::uint32_t column, bool in_flow, std::size_t anchor);
  void close();
  void alias(std::uint32_t offset, std::size_t anchor);

  /// Whether the next node stands inside `[` or `{`.
  [[nodiscard]] bool in_flow() const { return !open_.empty() && open_.back().in_flow; }
  [[nodiscard]] bool usable() const { return usable_ && root_.has_value(); }
  /// True when the file held nothing, or one empty value.
  [[nodiscard]] bool is_empty() const;
  /// Where the innermost `[` or `{` stands that is still open.
  [[nodiscard]] std::optional<std::uint32_t> open_bracket() const;
  [[nodiscard]] std::unique_ptr<Tree> take();

 private:
  struct Open {
    std::uint32_t node = 0;
    std::uint32_t column = 0;
    std::size_t first_child = 0;
    std::size_t nodes_before = 0;
    std::size_t deepest = 0;
    std::size_t anchor = 0;
    std::uint32_t key_end = 0;
    bool in_flow = false;
  };
  struct Anchor {
    std::optional<std::uint32_t> node;  // empty while its collection is open
    std::size_t nodes = 1;
    std::size_t height = 0;
  };

  std::uint32_t skip_properties(std::uint32_t offset);
  std::uint32_t skip_white_and_comments(std::uint32_t offset) const;
  std::string_view null_word(std::uint32_t offset) const;
  std::optional<std::uint32_t> value_colon(std::uint32_t key_end) const;
  std::uint32_t place_of_nothing(std::uint32_t offset, std::uint32_t from);
  std::optional<std::uint32_t> dash_of(std::uint32_t column, std::uint32_t from) const;
  void add_record(const Record& record, std::size_t anchor);
  void append(std::uint32_t node);
  void check_key(const Record& record);
  void check_duplicates(std::uint32_t mapping);
  void report_duplicate(std::uint32_t first, std::uint32_t second);
  void count_nodes(std::size_t nodes, std::uint32_t offset, std::string_view code);
  void refuse(std::string_view code, std::uint32_t begin, std::uint32_t end, std::initializer_list<base::Argument> arguments = {});
  [[nodiscard]] bool expects_key() const;
  [[nodiscard]] char at(std::uint32_t offset) const { return offset < text_.size() ? text_[offset] : '\n'; }

  std::unique_ptr<Tree> tree_;
  std::string_view text_;
  Problems& problems_;
  std::vector<Open> open_;
  std::vector<std::uint32_t> pending_;  // children of the open collections, the innermost last
  std::vector<Anchor> anchors_;
  std::size_t nodes_ = 0;  // aliases followed
  std::uint32_t consumed_ = 0;
  std::optional<std::uint32_t> last_tag_;
  std::optional<std::uint32_t> root_;
  bool usable_ = true;
};

}  // namespace reprise::document
