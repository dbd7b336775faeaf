#include <filesystem>

#include "pipeline/pipeline.h"

namespace reprise::pipeline {
namespace {

bool holds_all(const base::Files& files, const std::string& folder) {
  return files.exists(folder + "/rules") && files.exists(folder + "/schemas") && files.exists(folder + "/reports");
}

std::string installed_share(const std::string& program_path) {
  if (program_path.empty()) return {};
  return (std::filesystem::path(program_path).parent_path().parent_path() / "share" / "reprise").string();
}

}  // namespace

base::Result<Folders> find_folders(const base::Files& files, const FolderSearch& search) {
  std::string tried;
  for (const std::string& share : {search.share, installed_share(search.program_path), search.checkout}) {
    if (share.empty()) continue;
    tried += (tried.empty() ? "" : ", ") + share;
    if (!holds_all(files, share)) continue;
    Folders folders{share + "/rules", share + "/schemas", share + "/reports"};
    if (!search.rules.empty()) {
      if (!files.exists(search.rules)) return base::diagnose("folder-missing", {}, {{"path", search.rules}});
      folders.rules = search.rules;
    }
    return folders;
  }
  return base::diagnose("folders-missing", {}, {{"tried", tried}});
}

}  // namespace reprise::pipeline
