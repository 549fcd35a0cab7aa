# SPDX-License-Identifier: GPL-3.0-or-later
# Helpers shared by libraries, programs and tests.

# fieldfare_library(NAME SOURCES … LINK … PCH … INCLUDE dir)
# A static library. A library whose room is still empty gets one empty source, so that others can link it.
function(fieldfare_library name)
    cmake_parse_arguments(arg "" "INCLUDE" "SOURCES;LINK;PCH" ${ARGN})
    if(NOT arg_SOURCES)
        set(empty "${CMAKE_BINARY_DIR}/${name}_empty.cpp")
        if(NOT EXISTS "${empty}")
            file(WRITE "${empty}" "namespace { [[maybe_unused]] const int unused = 0; }\n")
        endif()
        set(arg_SOURCES "${empty}")
    endif()
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC "${arg_INCLUDE}")
    target_link_libraries(${name} PUBLIC fieldfare_flags ${arg_LINK})
    # A new header with Q_OBJECT changes this list only; without the dependency moc would not look again.
    set_property(TARGET ${name} APPEND PROPERTY
        AUTOGEN_TARGET_DEPENDS "${CMAKE_BINARY_DIR}/CMakeFiles/${name}_autogen.dir/AutogenInfo.json")
    if(FIELDFARE_PCH AND arg_PCH)
        target_precompile_headers(${name} PRIVATE ${arg_PCH})
    endif()
endfunction()

# fieldfare_embed(TARGET NAME FOLDER PREFIX FILES…): files become :/PREFIX/<path relative to FOLDER>.
# The old format version leaves file times out, so that the same content gives the same object file.
function(fieldfare_embed target name folder prefix)
    if(NOT ARGN)
        return()
    endif()
    foreach(file IN LISTS ARGN)
        file(RELATIVE_PATH alias "${folder}" "${file}")
        set_source_files_properties("${file}" PROPERTIES QT_RESOURCE_ALIAS "${alias}")
    endforeach()
    qt_add_resources(${target} ${name} PREFIX "/${prefix}" OPTIONS --format-version 1 FILES ${ARGN})
endfunction()
