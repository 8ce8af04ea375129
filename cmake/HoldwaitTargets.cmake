# What find_package(holdwait) gives: functions over the targets of a project.

# holdwait_instrument(TARGET... [BASE DIR] [MODELS FILE...] [SIDECAR DIR] [KEEP])
#
# Compiles the C and C++ sources of the targets with the plugin. Where the compiler is not the Clang
# that the plugin was built for, it warns, and the targets are built as they are.
function(holdwait_instrument)
  cmake_parse_arguments(PARSE_ARGV 0 arg "KEEP" "BASE;SIDECAR" "MODELS")
  set(options "-fplugin=${holdwait_PLUGIN}")
  if(arg_KEEP)
    list(APPEND options "-fplugin-arg-holdwait-keep")
  endif()
  foreach(name BASE SIDECAR)
    if(arg_${name})
      string(TOLOWER ${name} argument)
      cmake_path(ABSOLUTE_PATH arg_${name} NORMALIZE)
      list(APPEND options "-fplugin-arg-holdwait-${argument}=${arg_${name}}")
    endif()
  endforeach()
  foreach(file IN LISTS arg_MODELS)
    cmake_path(ABSOLUTE_PATH file NORMALIZE)
    list(APPEND options "-fplugin-arg-holdwait-models=${file}")
  endforeach()
  foreach(target IN LISTS arg_UNPARSED_ARGUMENTS)
    if(NOT TARGET ${target})
      message(FATAL_ERROR "holdwait_instrument: '${target}' is no target")
    endif()
    foreach(language C CXX)
      _holdwait_fits(${language} fits)
      if(fits)
        target_compile_options(${target} PRIVATE "$<$<COMPILE_LANGUAGE:${language}>:${options}>")
      endif()
    endforeach()
    _holdwait_sources_depend(${target})
  endforeach()
endfunction()

# holdwait_report(NAME TARGET... [FORMAT NAME] [OUTPUT FILE] [OPTIONS OPTION...])
#
# Adds the target NAME: links the summaries of the targets' objects into NAME.hw and reports on them,
# with the options of `holdwait report`. As that command it fails where there are findings.
function(holdwait_report NAME)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "FORMAT;OUTPUT" "OPTIONS")
  if(NOT arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "holdwait_report: ${NAME} is a report on which targets?")
  endif()
  set(objects)
  foreach(target IN LISTS arg_UNPARSED_ARGUMENTS)
    if(NOT TARGET ${target})
      message(FATAL_ERROR "holdwait_report: '${target}' is no target")
    endif()
    list(APPEND objects "$<TARGET_OBJECTS:${target}>")
  endforeach()
  # Too many for a command line.
  set(list "${CMAKE_CURRENT_BINARY_DIR}/${NAME}.inputs")
  file(GENERATE OUTPUT "${list}" CONTENT "$<JOIN:${objects},\n>\n")
  set(program "${CMAKE_CURRENT_BINARY_DIR}/${NAME}.hw")
  add_custom_command(OUTPUT "${program}"
    # Objects of other languages have no summary.
    COMMAND "${holdwait_EXECUTABLE}" link --keep-going -o "${program}" "@${list}"
    DEPENDS ${arg_UNPARSED_ARGUMENTS} ${objects} "${list}" "${holdwait_EXECUTABLE}"
    COMMENT "Linking the summaries of ${NAME}"
    VERBATIM)
  set(options ${arg_OPTIONS})
  if(arg_FORMAT)
    list(APPEND options "--format=${arg_FORMAT}")
  endif()
  if(arg_OUTPUT)
    cmake_path(ABSOLUTE_PATH arg_OUTPUT BASE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}" NORMALIZE)
    list(APPEND options -o "${arg_OUTPUT}")
  endif()
  add_custom_target(${NAME}
    COMMAND "${holdwait_EXECUTABLE}" report ${options} "${program}"
    DEPENDS "${program}"
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
    USES_TERMINAL
    COMMENT "Reporting on ${NAME}"
    VERBATIM)
endfunction()

# Whether the compiler of LANGUAGE can load the plugin; says so once where it cannot.
function(_holdwait_fits LANGUAGE RESULT)
  set(${RESULT} FALSE PARENT_SCOPE)
  if(NOT CMAKE_${LANGUAGE}_COMPILER)
    return() # The project has none of that language.
  endif()
  set(version "${CMAKE_${LANGUAGE}_COMPILER_VERSION}")
  if(CMAKE_${LANGUAGE}_COMPILER_ID STREQUAL "Clang" AND version VERSION_EQUAL holdwait_CLANG_VERSION)
    set(${RESULT} TRUE PARENT_SCOPE)
    return()
  endif()
  get_property(told GLOBAL PROPERTY _holdwait_told_${LANGUAGE})
  if(NOT told)
    set_property(GLOBAL PROPERTY _holdwait_told_${LANGUAGE} TRUE)
    message(WARNING "holdwait: the plugin is for Clang ${holdwait_CLANG_VERSION}, the ${LANGUAGE} compiler is "
      "${CMAKE_${LANGUAGE}_COMPILER_ID} ${version}: its objects get no summaries")
  endif()
endfunction()

# Objects are made again when the plugin is a new one.
function(_holdwait_sources_depend TARGET)
  get_target_property(sources ${TARGET} SOURCES)
  get_target_property(folder ${TARGET} SOURCE_DIR)
  foreach(source IN LISTS sources)
    if(source MATCHES "\\.(c|cc|cpp|cxx|C)$" AND NOT source MATCHES "\\$<")
      set_property(SOURCE "${source}" TARGET_DIRECTORY ${TARGET}
        APPEND PROPERTY OBJECT_DEPENDS "${holdwait_PLUGIN}")
    endif()
  endforeach()
endfunction()
