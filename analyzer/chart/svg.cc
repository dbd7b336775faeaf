#include <cmath>
#include <string_view>

#include "chart/characters.h"
#include "chart/scene.h"

namespace reprise::chart {
namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

std::string attribute(std::string_view tag, std::string_view name) {
  const std::string opening = " " + std::string(name) + "=\"";
  const std::size_t at = tag.find(opening);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + opening.size();
  std::string value(tag.substr(begin, tag.find('"', begin) - begin));
  replace_all(value, "&#45;", "-");
  return value;
}

/// The opening of a picture that scales with its page and says what it shows.
std::string opening(std::string_view svg_tag, const Scene& scene, const assessment::Caption& caption, base::Language language) {
  const std::string title = element_id(scene, "title");
  const std::string description = element_id(scene, "desc");
  std::string width = attribute(svg_tag, "width");
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"" + element_id(scene, "svg") + "\" class=\"chart\" role=\"";
  out += scene.addresses.empty() ? "img" : "graphics-document document";  // a picture is one thing to a screen reader: it would hide its links
  out += "\" lang=\"";
  out += language == base::Language::french ? "fr" : "en";
  out += "\" aria-labelledby=\"" + title + " " + description + "\" viewBox=\"" + attribute(svg_tag, "viewBox") + "\" width=\"100%\" style=\"max-width:" +
         width + "\" preserveAspectRatio=\"xMidYMin meet\" font-family=\"'DejaVu Sans', Verdana, 'Liberation Sans', Arial, sans-serif\">\n";
  out += "<title id=\"" + title + "\">" + xml_escaped(one_line(caption.title.in(language))) + "</title>\n";
  out += "<desc id=\"" + description + "\">" + xml_escaped(one_line(caption.description.in(language))) + "</desc>\n";
  return out;
}

std::string cleaned(std::string_view tag) {
  std::string text(tag);
  replace_all(text, " font-family=\"DejaVu Sans\"", "");
  replace_all(text, "\"transparent\"", "\"none\"");  // not a colour of SVG 1.1
  if (text.starts_with("<text ")) text.insert(6, "dy=\"1\" ");  // the library sets this font's baseline a point too high
  return text;
}

/// Reads Graphviz's output tag by tag; text between tags is the user's, already escaped, and stays as it is.
class Finisher {
 public:
  Finisher(std::string_view svg, const Scene& scene, const assessment::Caption& caption, base::Language language)
      : svg_(svg), scene_(scene), caption_(caption), language_(language) {}

  std::string finish() {
    at_ = std::min(svg_.find("<svg"), svg_.size());
    while (at_ < svg_.size()) {
      const std::size_t open = std::min(svg_.find('<', at_), svg_.size());
      out_ += svg_.substr(at_, open - at_);
      at_ = open;
      if (at_ < svg_.size()) take_tag();
    }
    return std::move(out_);
  }

 private:
  void take_tag() {
    if (svg_.substr(at_).starts_with("<!--")) return skip_past("-->");
    if (svg_.substr(at_).starts_with("<title>")) {
      skip_past("</title>");
      const auto tooltip = scene_.tooltips.find(element_);
      if (tooltip != scene_.tooltips.end()) out_ += "<title>" + xml_escaped(tooltip->second) + "</title>\n";
      return open_link();
    }
    const std::size_t close = std::min(svg_.find('>', at_), svg_.size() - 1);
    const std::string_view tag = svg_.substr(at_, close + 1 - at_);
    at_ = close + 1;
    if (tag.starts_with("<svg")) {
      out_ += opening(tag, scene_, caption_, language_);
      return skip_line_end();
    }
    if (tag.starts_with("<g ")) element_ = attribute(tag, "id");
    if (tag == "</g>" && in_link_) {
      out_ += "</a>\n";
      in_link_ = false;
    }
    out_ += cleaned(tag);
    if (tag.starts_with("<g ")) write_notes();
  }

  /// Into the group just opened.
  void write_notes() {
    const auto found = scene_.notes.find(element_);
    if (found == scene_.notes.end()) return;
    out_.pop_back();
    for (const auto& [name, value] : found->second) out_ += " data-" + name + "=\"" + xml_escaped(value) + "\"";
    out_ += ">";
  }

  void open_link() {
    const auto found = scene_.addresses.find(element_);
    if (found == scene_.addresses.end()) return;
    out_ += "<a href=\"" + xml_escaped(found->second) + "\" tabindex=\"0\">\n";  // named by what stands inside
    in_link_ = true;
  }

  void skip_past(std::string_view end) {
    const std::size_t found = svg_.find(end, at_);
    at_ = found == std::string_view::npos ? svg_.size() : found + end.size();
    skip_line_end();
  }

  void skip_line_end() {
    if (at_ < svg_.size() && svg_[at_] == '\n') ++at_;
  }

  std::string_view svg_;
  const Scene& scene_;
  const assessment::Caption& caption_;
  base::Language language_;
  std::size_t at_ = 0;
  std::string element_;
  bool in_link_ = false;
  std::string out_;
};

}  // namespace

std::string finished_svg(const std::string& svg, const Scene& scene, const assessment::Caption& caption, base::Language language) {
  return Finisher(svg, scene, caption, language).finish();
}

}  // namespace reprise::chart
