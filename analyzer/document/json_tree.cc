// The one file that meets nlohmann-json: only its reader is used, event by event, so that places and digits survive.
#include "document/json_tree.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <optional>

#include "document/document.h"

namespace reprise::document {
namespace {

/// Walks the bytes and lets the handler see how far the reader has come.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* read) : at_(at), read_(read) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++*read_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  std::size_t* read_;
};

class TreeReader final : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeReader(std::string_view text, const std::size_t& read) : text_(text), read_(read) {}

  std::optional<JsonValue> root;
  std::size_t problem_at = 0;

  bool null() override { return add(JsonValue::Kind::null, {}, false); }
  bool boolean(bool truth) override { return add(JsonValue::Kind::boolean, {}, truth); }
  bool number_integer(std::int64_t number) override { return add(JsonValue::Kind::number, std::to_string(number), false); }
  bool number_unsigned(std::uint64_t number) override { return add(JsonValue::Kind::number, std::to_string(number), false); }
  bool number_float(double, const std::string& written) override { return add(JsonValue::Kind::number, written, false); }
  bool string(std::string& text) override { return add(JsonValue::Kind::string, std::move(text), false); }
  bool binary(nlohmann::json::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(JsonValue::Kind::object); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(JsonValue::Kind::array); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override {
    problem_at = position > 0 ? position - 1 : 0;
    return false;
  }

  bool key(std::string& name) override {
    JsonMember member;
    member.key_span = string_span();
    if (open_.back().find(name) != nullptr) {
      problem_at = member.key_span.begin;
      return false;
    }
    member.key = std::move(name);
    open_.back().members.push_back(std::move(member));
    return true;
  }

 private:
  /// The string that was just read: its closing quote is the last one behind the reader.
  base::Span string_span() const {
    const std::size_t close = text_.rfind('"', read_ == 0 ? 0 : read_ - 1);
    std::size_t begin = close;
    while (begin > 0) {
      begin = text_.rfind('"', begin - 1);
      std::size_t backslashes = 0;
      while (begin > backslashes && text_[begin - 1 - backslashes] == '\\') ++backslashes;
      if (backslashes % 2 == 0) break;
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(close + 1)};
  }

  bool add(JsonValue::Kind kind, std::string text, bool truth) {
    JsonValue value;
    value.kind = kind;
    value.truth = truth;
    value.span = kind == JsonValue::Kind::string ? string_span() : here();
    value.text = std::move(text);
    return place(std::move(value));
  }

  base::Span here() const {
    const auto at = static_cast<std::uint32_t>(read_ == 0 ? 0 : read_ - 1);
    return {at, at + 1};
  }

  bool place(JsonValue value) {
    if (open_.empty()) {
      root = std::move(value);
    } else if (open_.back().kind == JsonValue::Kind::array) {
      open_.back().items.push_back(std::move(value));
    } else {
      open_.back().members.back().value = std::move(value);
    }
    return true;
  }

  bool open(JsonValue::Kind kind) {
    JsonValue value;
    value.kind = kind;
    value.span = here();
    if (open_.size() >= kDeepest) {
      problem_at = value.span.begin;
      return false;
    }
    open_.push_back(std::move(value));
    return true;
  }

  bool close() {
    JsonValue value = std::move(open_.back());
    open_.pop_back();
    return place(std::move(value));
  }

  std::string_view text_;
  const std::size_t& read_;
  std::vector<JsonValue> open_;
};

}  // namespace

const JsonMember* JsonValue::find(std::string_view key) const {
  const auto found = std::find_if(members.begin(), members.end(), [&](const JsonMember& member) { return member.key == key; });
  return found == members.end() ? nullptr : &*found;
}

base::Result<JsonValue> read_json(const base::SourcePointer& source) {
  const std::string_view text = source->text();
  std::size_t read = 0;
  TreeReader reader(text, read);
  bool whole = false;
  try {
    whole = nlohmann::json::sax_parse(CountingIterator(text.data(), &read), CountingIterator(text.data() + text.size(), &read), &reader);
  } catch (const nlohmann::json::exception&) {
    reader.problem_at = read;
  }
  if (whole && reader.root) return std::move(*reader.root);
  const auto at = static_cast<std::uint32_t>(std::min(reader.problem_at, text.size()));
  return base::diagnose("schema-json", {source, {at, at + 1}});
}

}  // namespace reprise::document
