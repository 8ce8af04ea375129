# The page of --format=html: npm brings the libraries that lay the map out, esbuild makes one
# file of them and of report/html. Where there is no npm, or it has no network, the format is
# left out.
#
# Sets HOLDWAIT_HTML_SOURCES to what the report library is to compile for it, or to nothing.

option(HOLDWAIT_BUILD_HTML "Build the HTML report; needs node, npm and its network" ON)
set(HOLDWAIT_HTML_SOURCES "")
find_program(HOLDWAIT_NODE NAMES node nodejs)
find_program(HOLDWAIT_NPM npm)
if(NOT HOLDWAIT_BUILD_HTML)
  return()
endif()
if(NOT HOLDWAIT_NODE OR NOT HOLDWAIT_NPM)
  message(STATUS "No node or npm: the format html is left out")
  return()
endif()

set(HTML_SOURCE "${CMAKE_CURRENT_SOURCE_DIR}/html")
set(HTML_BINARY "${CMAKE_CURRENT_BINARY_DIR}/html")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${HTML_SOURCE}/package-lock.json")
file(SHA256 "${HTML_SOURCE}/package-lock.json" HTML_WANTED)
set(HTML_INSTALLED "")
if(EXISTS "${HTML_BINARY}/installed.txt")
  file(READ "${HTML_BINARY}/installed.txt" HTML_INSTALLED)
endif()
if(NOT HTML_INSTALLED STREQUAL HTML_WANTED)
  file(COPY "${HTML_SOURCE}/package.json" "${HTML_SOURCE}/package-lock.json"
       DESTINATION "${HTML_BINARY}")
  message(STATUS "Installing what the HTML report is built from")
  execute_process(
    COMMAND "${HOLDWAIT_NPM}" ci --ignore-scripts --no-audit --no-fund --loglevel=error
    WORKING_DIRECTORY "${HTML_BINARY}" RESULT_VARIABLE HTML_FAILED OUTPUT_QUIET ERROR_QUIET)
  if(HTML_FAILED)
    message(WARNING "npm ci failed: the format html is left out")
    return()
  endif()
  file(WRITE "${HTML_BINARY}/installed.txt" "${HTML_WANTED}")
endif()

file(GLOB HTML_FILES CONFIGURE_DEPENDS "${HTML_SOURCE}/*.js" "${HTML_SOURCE}/*.css"
     "${HTML_SOURCE}/*.html" "${HTML_SOURCE}/*.mjs")
set(HOLDWAIT_HTML_SOURCES "${HTML_BINARY}/HtmlPage.cpp")
add_custom_command(
  OUTPUT "${HOLDWAIT_HTML_SOURCES}"
  COMMAND "${HOLDWAIT_NODE}" "${HTML_SOURCE}/build.mjs" "${HTML_BINARY}/node_modules"
          "${HOLDWAIT_HTML_SOURCES}"
  DEPENDS ${HTML_FILES} "${HTML_BINARY}/installed.txt"
  COMMENT "Putting the page of the HTML report together"
  VERBATIM)
