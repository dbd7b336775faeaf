#include <gtest/gtest.h>

#include "base/files.h"
#include "pipeline/pipeline.h"

namespace reprise::pipeline {
namespace {

base::MemoryFiles share_at(const std::string& folder) {
  base::MemoryFiles files;
  for (const char* part : {"/rules/verdict.yaml", "/schemas/rule.schema.json", "/reports/style.css"}) files.contents[folder + part] = "";
  return files;
}

TEST(Folders, are_found_beside_the_installed_program) {
  const auto folders = find_folders(share_at("/opt/share/reprise"), {.rules = "", .share = "", .program_path = "/opt/bin/reprise", .checkout = "/src"});
  ASSERT_TRUE(folders.ok());
  EXPECT_EQ(folders.value().rules, "/opt/share/reprise/rules");
}

TEST(Folders, give_way_to_the_users_own_rules) {
  base::MemoryFiles files = share_at("/src");
  files.contents["mine/verdict.yaml"] = "";
  const auto folders = find_folders(files, {.rules = "mine", .share = "", .program_path = "", .checkout = "/src"});
  ASSERT_TRUE(folders.ok());
  EXPECT_EQ(folders.value().rules, "mine");
  EXPECT_EQ(folders.value().schemas, "/src/schemas");
}

TEST(Folders, say_where_they_were_looked_for) {
  const auto folders = find_folders(base::MemoryFiles(), {.rules = "", .share = "/a", .program_path = "", .checkout = "/b"});
  ASSERT_FALSE(folders.ok());
  EXPECT_EQ(folders.error().code, "folders-missing");
  EXPECT_NE(folders.error().message.en.find("/a, /b"), std::string::npos);
}

}  // namespace
}  // namespace reprise::pipeline
