# SPDX-License-Identifier: GPL-3.0-or-later
# The programs: app/<name>/main.cpp is the program, the other files of the folder are a library that tests link too.

# fieldfare_program(PROGRAM FOLDER LINK …): nothing while the folder has no main.cpp.
function(fieldfare_program program folder)
    cmake_parse_arguments(arg "" "" "LINK" ${ARGN})
    set(dir "${CMAKE_SOURCE_DIR}/app/${folder}")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${dir}/*.cpp" "${dir}/*.h")
    set(main "${dir}/main.cpp")
    if(NOT main IN_LIST sources)
        return()
    endif()
    list(REMOVE_ITEM sources "${main}")
    fieldfare_library(fieldfare_${folder} SOURCES ${sources} INCLUDE "${CMAKE_SOURCE_DIR}/app" LINK ${arg_LINK})
    if(FIELDFARE_PCH)
        if(folder STREQUAL "desktop")
            target_precompile_headers(fieldfare_${folder} REUSE_FROM fieldfare_widgets)
        else()
            target_precompile_headers(fieldfare_${folder} REUSE_FROM fieldfare_core)
        endif()
    endif()
    add_executable(${program} "${main}")
    target_link_libraries(${program} PRIVATE fieldfare_${folder})
endfunction()

fieldfare_program(fieldfare-cli cli LINK fieldfare_core)
fieldfare_program(fieldfare desktop LINK fieldfare_widgets)
if(FIELDFARE_SERVER)
    fieldfare_program(fieldfare-server server LINK fieldfare_core fieldfare_libpq Boost::headers OpenSSL::SSL OpenSSL::Crypto ZLIB::ZLIB Threads::Threads)
endif()
if(TARGET fieldfare_server)
    # app/server/**/migrations/NNNN_name.sql -> :/server/migrations/NNNN_name.sql
    file(GLOB_RECURSE server_migrations CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/app/server/postgres/migrations/*.sql")
    fieldfare_embed(fieldfare_server server_migrations "${CMAKE_SOURCE_DIR}/app/server/postgres/migrations" server/migrations ${server_migrations})
endif()
if(TARGET fieldfare)
    set_target_properties(fieldfare PROPERTIES WIN32_EXECUTABLE ON MACOSX_BUNDLE ON
        MACOSX_BUNDLE_GUI_IDENTIFIER "app.fieldfare.Fieldfare" MACOSX_BUNDLE_BUNDLE_NAME "Fieldfare"
        MACOSX_BUNDLE_SHORT_VERSION_STRING "${PROJECT_VERSION}" MACOSX_BUNDLE_BUNDLE_VERSION "${PROJECT_VERSION}")
endif()

# Benchmarks: tests/bench, but bench_<name>.cpp, which are programs of their own (tests/CMakeLists.txt).
file(GLOB_RECURSE bench_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/bench/*.cpp" "${CMAKE_SOURCE_DIR}/tests/bench/*.h")
list(FILTER bench_sources EXCLUDE REGEX "/bench_[^/]*\\.cpp$")
if(bench_sources AND FIELDFARE_TESTS)
    add_executable(fieldfare-bench ${bench_sources})
    target_include_directories(fieldfare-bench PRIVATE "${CMAKE_SOURCE_DIR}/tests")
    target_link_libraries(fieldfare-bench PRIVATE fieldfare_widgets)
    if(FIELDFARE_PCH)
        target_precompile_headers(fieldfare-bench REUSE_FROM fieldfare_widgets)
    endif()
endif()
