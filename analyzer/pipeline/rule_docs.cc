// Pages of rules as files.
#include "pipeline/inputs.h"
#include "pipeline/rule_pages.h"
#include "report/rule_doc.h"

namespace reprise::pipeline {

base::Checked<std::vector<RuleDocFile>> document_rules(const base::Files& files, const Folders& folders, const RuleDocRequest& request, Log& log) {
  base::Checked<std::vector<RuleDocFile>> result;
  auto rules = read_rules(files, folders, log);
  result.diagnostics = std::move(rules.diagnostics);
  if (result.diagnostics.has_errors() || !rules.value) return result;
  check_rules_named(request.rules, *rules.value, result.diagnostics);
  auto docs = report::RuleDocs::load(files, folders.reports);
  result.diagnostics.add(std::move(docs.diagnostics));
  if (result.diagnostics.has_errors() || !docs.value) return result;
  const auto step = log.step("document rules");
  const std::vector<assessment::RulePage> pages = rule_pages(*rules.value, request.rules);
  std::vector<RuleDocFile> written;
  const auto add = [&](report::WrittenPage page) { written.push_back({std::move(page.name), std::move(page.bytes)}); };
  const auto write = [&](report::RuleDocFormat format) {
    for (const assessment::RulePage& page : pages) add(docs.value->page(page, request.language, format, request.version, request.alone));
    if (!request.alone) add(docs.value->index(pages, request.language, format, request.version));
  };
  if (request.html) write(report::RuleDocFormat::html);
  if (request.markdown) write(report::RuleDocFormat::markdown);
  result.value = std::move(written);
  return result;
}

}  // namespace reprise::pipeline
