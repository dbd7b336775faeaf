// Runs FEEL conformance cases: one JSON record a line, in the format of the DMN Technology Compatibility Kit's
// converted cases. One line a failed case, last `passed N of M, non-null K of L`; exit status 1 when anything fails.
//   conformance FILE.jsonl [--only TEXT]
#include <fstream>
#include <iostream>
#include <string>

#include "conformance/model.h"

int main(int count, char** arguments) {
  using reprise::conformance::Json;
  if (count < 2) {
    std::cerr << "usage: conformance FILE.jsonl [--only TEXT]\n";
    return 2;
  }
  std::ifstream file(arguments[1]);
  if (!file) {
    std::cerr << "no such file: " << arguments[1] << "\n";
    return 2;
  }
  const std::string only = count > 3 ? arguments[3] : "";
  std::size_t passed = 0, total = 0, skipped = 0, passed_non_null = 0, total_non_null = 0;
  for (std::string line; std::getline(file, line);) {
    const Json record = Json::parse(line);
    const std::string name = record["test_id"].get<std::string>() + " " + record["case_id"].get<std::string>() + " " + record["result_node"].get<std::string>();
    if (!only.empty() && name.find(only) == std::string::npos) continue;
    if (!record["skip"].is_null()) {
      ++skipped;
      continue;
    }
    const auto verdict = reprise::conformance::judge(record);
    const bool non_null = record["expected"]["value"]["t"] != "null";
    ++total;
    total_non_null += non_null ? 1 : 0;
    passed += verdict.passed ? 1 : 0;
    passed_non_null += verdict.passed && non_null ? 1 : 0;
    if (!verdict.passed) std::cout << name << ": expected " << verdict.expected << ", got " << verdict.got << "\n";
  }
  std::cout << "passed " << passed << " of " << total << ", non-null " << passed_non_null << " of " << total_non_null;
  if (skipped > 0) std::cout << " (" << skipped << " skipped)";
  std::cout << "\n";
  return passed == total ? 0 : 1;
}
