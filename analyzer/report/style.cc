#include "report/style.h"

namespace reprise::report {
namespace {

/// A text inside a quoted CSS string in a <style> element: whatever is not plain is written by its code.
std::string css_string(const std::string& text) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    const bool plain = code >= 0x80 || (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') || code == ' ';
    if (plain) {
      out += byte;
    } else {
      out += {'\\', kDigits[code / 16], kDigits[code % 16], ' '};
    }
  }
  return '"' + out + '"';
}

}  // namespace

void require_words(base::Diagnostics& problems, const Catalogue& catalogue, const std::set<std::string>& needed) {
  for (const std::string& word : needed) {
    if (!catalogue.has(word)) problems.add(base::diagnose("report-word-missing", {}, {{"word", word}, {"file", catalogue.file()}}));
  }
}

View words_view(const Catalogue& catalogue, const std::set<std::string>& words) {
  View view;
  for (const std::string& word : words) view.set(word, catalogue.text(word));
  return view;
}

std::string page_margins(const PageMargins& margins) {
  const std::string before_number = margins.bottom_right.empty() ? "" : css_string(margins.bottom_right) + " ";
  return "@page{@top-left{content:" + css_string(margins.top_left) + "}@top-right{content:" + css_string(margins.top_right) + "}@bottom-left{content:" +
         css_string(margins.bottom_left) + "}@bottom-right{content:" + before_number + "counter(page) " + css_string(" / ") + " counter(pages)}}";
}

}  // namespace reprise::report
