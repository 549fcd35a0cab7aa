# SPDX-License-Identifier: GPL-3.0-or-later
# What can be switched, and the helpers that make builds quick where they are installed.

include(FeatureSummary)
include(GNUInstallDirs)

option(FIELDFARE_TESTS "Build the tests" ON)
option(FIELDFARE_SERVER "Build the company server" ON)
option(FIELDFARE_FUZZ "Build the libFuzzer programs (Clang)" OFF)
option(FIELDFARE_PCH "Use precompiled headers" ON)
option(FIELDFARE_CCACHE "Use ccache where it is installed" ON)
set(FIELDFARE_SANITIZE "" CACHE STRING "Sanitizers, comma separated: address,undefined or thread")
set(FIELDFARE_SQLITE3MC_DIR "" CACHE PATH "Folder with sqlite3.c and sqlite3.h of SQLite3MultipleCiphers, for builds without a network")
set(FIELDFARE_LUCIDE_DIR "" CACHE PATH "Folder of an unpacked lucide-static (with icons/), for builds without a network")

# Warnings are errors with the compilers that CI runs; a newer compiler with new opinions must not stop a user's build.
set(werror_default OFF)
if((CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12 AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
   OR (CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 14 AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 17))
    set(werror_default ON)
endif()
option(FIELDFARE_WERROR "Treat warnings as errors" ${werror_default})

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTOGEN_ORIGIN_DEPENDS OFF)   # moc reads sources; it need not wait for the libraries they will be linked to
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

# The base directory makes compile lines relative, so that checkouts in different folders share what ccache holds.
if(FIELDFARE_CCACHE)
    find_program(CCACHE_PROGRAM ccache)
endif()
if(FIELDFARE_CCACHE AND CCACHE_PROGRAM AND NOT WIN32)
    set(launcher "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}"
        "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime" "${CCACHE_PROGRAM}")
    set(CMAKE_C_COMPILER_LAUNCHER "${launcher}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${launcher}")
endif()
add_feature_info(ccache "FIELDFARE_CCACHE AND CCACHE_PROGRAM" "compilations are cached")

if(UNIX AND NOT APPLE)
    find_program(MOLD_PROGRAM mold)
    if(MOLD_PROGRAM)
        add_link_options(-fuse-ld=mold)
    endif()
    add_feature_info(mold "MOLD_PROGRAM" "quick linking")
endif()
