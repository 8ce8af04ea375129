# Writes a C++ file that holds every page of docs/checks as a string:
#
#   cmake -DPAGES=<folder> -DOUTPUT=<file.cpp> -P EmbedPages.cmake

file(GLOB FILES "${PAGES}/*.md")
list(SORT FILES)

set(ENTRIES "")
foreach(FILE IN LISTS FILES)
  get_filename_component(NAME "${FILE}" NAME)
  file(READ "${FILE}" TEXT)
  string(APPEND ENTRIES "    {\"${NAME}\", R\"HOLDWAIT(${TEXT})HOLDWAIT\"},\n")
endforeach()

file(WRITE "${OUTPUT}" "// Written by EmbedPages.cmake from docs/checks/*.md: edit those.

#include \"report/Kinds.h\"

static constexpr holdwait::report::CheckPage Pages[] = {
${ENTRIES}};

llvm::ArrayRef<holdwait::report::CheckPage> holdwait::report::checkPages() { return Pages; }
")
