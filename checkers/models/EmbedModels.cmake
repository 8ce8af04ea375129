# Writes a C++ file that holds every models/*.yaml as a string:
#
#   cmake -DMODELS=<folder> -DOUTPUT=<file.cpp> -P EmbedModels.cmake

file(GLOB FILES "${MODELS}/*.yaml")
list(SORT FILES)

set(ENTRIES "")
foreach(FILE IN LISTS FILES)
  get_filename_component(NAME "${FILE}" NAME)
  file(READ "${FILE}" TEXT)
  string(APPEND ENTRIES "    {\"${NAME}\", R\"HOLDWAIT(${TEXT})HOLDWAIT\"},\n")
endforeach()

file(WRITE "${OUTPUT}" "// Written by EmbedModels.cmake from models/*.yaml: edit those.

#include \"checkers/models/BuiltIn.h\"

static constexpr holdwait::models::ModelFile Files[] = {
${ENTRIES}};

llvm::ArrayRef<holdwait::models::ModelFile> holdwait::models::builtInFiles() { return Files; }
")
