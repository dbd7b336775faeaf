#include "report/catalogue.h"

#include <nlohmann/json.hpp>

namespace reprise::report {
namespace {

using base::Text;

base::Diagnostic problem(const base::SourcePointer& source, const Text& expected, const Text& got, const Text& path) {
  return base::diagnose("report-catalogue", {source, {0, 0}}, {{"expected", expected}, {"got", got}, {"path", path}});
}

}  // namespace

base::Result<Catalogue> Catalogue::load(const base::Files& files, const std::string& path) {
  auto source = files.read(path);
  if (!source) return source.error();
  const auto json = nlohmann::json::parse(source.value()->text(), nullptr, false);
  if (!json.is_object()) return problem(source.value(), {"un objet JSON", "a JSON object"}, {"autre chose", "something else"}, {"la racine", "the root"});
  Catalogue catalogue;
  catalogue.file_ = path;
  for (const auto& [key, value] : json.items()) {
    Forms& forms = catalogue.texts_[key];
    if (value.is_string()) {
      forms["other"] = value.get<std::string>();
      continue;
    }
    for (const auto& [category, form] : value.items()) {
      if (form.is_string()) forms[category] = form.get<std::string>();
    }
    if (!value.is_object() || forms.size() != value.size() || forms.find("other") == forms.end()) {
      return problem(source.value(), {"un texte, ou des textes dont `other`", "a text, or texts with `other` among them"}, {"autre chose", "something else"}, Text::same("`" + key + "`"));
    }
  }
  return catalogue;
}

std::string Catalogue::text(std::string_view key) const { return form(key, "other"); }

std::string Catalogue::form(std::string_view key, std::string_view category) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) return "[[" + std::string(key) + "]]";
  const auto form = found->second.find(category);
  return form != found->second.end() ? form->second : found->second.find("other")->second;
}

std::set<std::string> Catalogue::keys() const {
  std::set<std::string> keys;
  for (const auto& [key, forms] : texts_) keys.insert(key);
  return keys;
}

}  // namespace reprise::report
