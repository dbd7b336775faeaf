#include "assessment/json_tree.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

namespace reprise::assessment {
namespace {

using base::Text;

base::Diagnostic problem(const base::SourcePointer& source, std::uint32_t offset, const Text& expected, const Text& got) {
  const base::LineColumn at = source->line_column(offset);
  return base::diagnose("assessment-json", {source, {offset, offset + 1}},
                        {{"expected", expected},
                         {"got", got},
                         {"path", Text("la ligne " + std::to_string(at.line), "line " + std::to_string(at.line))}});
}

// The parser reads through this, so that its events can be given a place.
struct TrackedByte {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at = nullptr;
  const char** furthest = nullptr;

  reference operator*() const { return *at; }
  TrackedByte& operator++() {
    ++at;
    if (furthest != nullptr && at > *furthest) *furthest = at;
    return *this;
  }
  TrackedByte operator++(int) {
    TrackedByte before = *this;
    ++*this;
    return before;
  }
  bool operator==(const TrackedByte& other) const { return at == other.at; }
};

class TreeBuilder {
 public:
  TreeBuilder(const base::SourcePointer& source, const char* const* furthest) : source_(source), furthest_(furthest) {}

  bool null() { return add(JsonNode::Kind::null) != nullptr; }
  bool boolean(bool truth) {
    JsonNode* node = add(JsonNode::Kind::boolean);
    if (node != nullptr) node->truth = truth;
    return node != nullptr;
  }
  bool number_integer(std::int64_t value) { return number(std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) { return number(std::to_string(value)); }
  bool number_float(double, const std::string& written) { return number(written); }
  bool string(std::string& text) {
    JsonNode* node = add(JsonNode::Kind::string);
    if (node != nullptr) node->text = std::move(text);
    return node != nullptr;
  }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool start_object(std::size_t) { return open(JsonNode::Kind::object); }
  bool start_array(std::size_t) { return open(JsonNode::Kind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    const std::uint32_t at = next_value();
    previous_end_ = position();
    if (open_.back()->find(name) != nullptr) {
      return refuse(at, {"chaque clé une seule fois", "every key once"}, Text::same("`" + name + "`"));
    }
    key_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t byte, const std::string& token, const nlohmann::detail::exception&) {
    const auto offset = static_cast<std::uint32_t>(std::min(byte == 0 ? 0 : byte - 1, source_->text().size()));
    const bool ended = offset >= source_->text().size();
    return refuse(offset, {"du JSON bien formé", "well-formed JSON"},
                  ended ? Text("la fin du fichier", "the end of the file") : Text::same("`" + token.substr(0, 40) + "`"));
  }

  JsonNode root;
  std::optional<base::Diagnostic> refusal;

 private:
  [[nodiscard]] std::uint32_t position() const { return static_cast<std::uint32_t>(*furthest_ - source_->text().data()); }

  // Events come after their token was read; a token starts at the first byte after the previous one that is no separator.
  [[nodiscard]] std::uint32_t next_value() const {
    const std::size_t at = source_->text().find_first_not_of(" \t\r\n:,", previous_end_);
    return at == std::string_view::npos ? static_cast<std::uint32_t>(source_->text().size()) : static_cast<std::uint32_t>(at);
  }

  bool refuse(std::uint32_t offset, const Text& expected, const Text& got) {
    if (!refusal) refusal = problem(source_, offset, expected, got);
    return false;
  }

  JsonNode* add(JsonNode::Kind kind) {
    JsonNode* node = &root;
    if (!open_.empty() && open_.back()->kind == JsonNode::Kind::array) {
      node = &open_.back()->items.emplace_back();
    } else if (!open_.empty()) {
      node = &open_.back()->members.emplace_back(std::move(key_), JsonNode()).second;
    }
    node->kind = kind;
    node->offset = next_value();
    previous_end_ = position();
    return node;
  }

  bool number(std::string written) {
    JsonNode* node = add(JsonNode::Kind::number);
    node->text = std::move(written);
    return true;
  }

  bool open(JsonNode::Kind kind) {
    if (open_.size() >= kDeepestJson) {
      return refuse(position(), {std::to_string(kDeepestJson) + " niveaux au plus", "at most " + std::to_string(kDeepestJson) + " levels"},
                    {"un niveau de plus", "one level more"});
    }
    open_.push_back(add(kind));
    return true;
  }

  bool close() {
    open_.pop_back();
    previous_end_ = position();
    return true;
  }

  const base::SourcePointer& source_;
  const char* const* furthest_;
  std::uint32_t previous_end_ = 0;
  std::string key_;
  std::vector<JsonNode*> open_;  // a parent's vector grows only after its open child is closed
};

}  // namespace

const JsonNode* JsonNode::find(std::string_view key) const {
  for (const auto& [name, node] : members) {
    if (name == key) return &node;
  }
  return nullptr;
}

base::Result<JsonNode> read_json_tree(const base::SourcePointer& source) {
  const std::string_view text = source->text();
  const char* furthest = text.data();
  TreeBuilder builder(source, &furthest);
  try {
    const bool read = nlohmann::json::sax_parse(TrackedByte{text.data(), &furthest}, TrackedByte{text.data() + text.size(), nullptr}, &builder);
    if (read && !builder.refusal) return std::move(builder.root);
  } catch (const nlohmann::json::exception&) {
    builder.parse_error(0, "", nlohmann::json::other_error::create(0, "", nullptr));
  }
  return *builder.refusal;
}

Text describe(const JsonNode& node) {
  constexpr std::size_t kLongest = 40;
  switch (node.kind) {
    case JsonNode::Kind::null: return Text::same("null");
    case JsonNode::Kind::boolean: return Text::same(node.truth ? "true" : "false");
    case JsonNode::Kind::number: return Text::same(node.text.substr(0, kLongest));
    case JsonNode::Kind::string:
      return node.text.size() > kLongest ? Text("un texte long", "a long text") : Text::same("`" + node.text + "`");
    case JsonNode::Kind::array: return {"une liste", "a list"};
    case JsonNode::Kind::object: return {"un objet", "an object"};
  }
  return {};
}

}  // namespace reprise::assessment
