# add_example(<name> SHARED <sources>... VARIANT <sources>...)
#
# Adds the executables <name>_bad and <name>_fixed: the SHARED sources, and the
# VARIANT sources once from bad/ and once from fixed/. Every source is compiled
# into its own program (no common library), so that the objects under
# CMakeFiles/<name>_bad.dir are the whole program.

set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(EXAMPLE_VARIANTS bad fixed CACHE STRING
    "Variants to build; one of them gives a compile database of one program")

find_package(Threads REQUIRED)

set(EXAMPLE_COMMON_DIR ${CMAKE_CURRENT_LIST_DIR})

function(add_example name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SHARED;VARIANT")
  foreach(variant IN LISTS EXAMPLE_VARIANTS)
    set(sources ${arg_VARIANT})
    list(TRANSFORM sources PREPEND ${variant}/)
    add_executable(${name}_${variant}
      ${arg_SHARED}
      ${sources}
      ${EXAMPLE_COMMON_DIR}/schedule.cpp
      ${EXAMPLE_COMMON_DIR}/watchdog.cpp)
    target_include_directories(${name}_${variant} PRIVATE
      shared ${variant} ${EXAMPLE_COMMON_DIR})
    target_compile_features(${name}_${variant} PRIVATE cxx_std_17)
    target_compile_options(${name}_${variant} PRIVATE -Wall -Wextra)
    target_link_libraries(${name}_${variant} PRIVATE Threads::Threads)
  endforeach()
endfunction()
