# SPDX-License-Identifier: GPL-3.0-or-later
# translations/fieldfare_<lang>.ts become :/i18n/fieldfare_<lang>.qm. `cmake --build … --target translations` reads the sources anew.

file(GLOB ts_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/translations/*.ts")
if(ts_files)
    set_source_files_properties(${ts_files} PROPERTIES OUTPUT_LOCATION "${CMAKE_BINARY_DIR}/i18n")
    qt_add_lrelease(fieldfare_core TS_FILES ${ts_files} QM_FILES_OUTPUT_VARIABLE qm_files)
    fieldfare_embed(fieldfare_core translations "${CMAKE_BINARY_DIR}/i18n" i18n ${qm_files})
endif()

set(languages zh_CN)
set(ts_update "")
foreach(language IN LISTS languages)
    list(APPEND ts_update "${CMAKE_SOURCE_DIR}/translations/fieldfare_${language}.ts")
endforeach()
set(translated_folders "")
foreach(folder core ui app)
    if(IS_DIRECTORY "${CMAKE_SOURCE_DIR}/${folder}")
        list(APPEND translated_folders ${folder})
    endif()
endforeach()
add_custom_target(translations
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_SOURCE_DIR}/translations"
    COMMAND Qt6::lupdate ${translated_folders} -recursive -locations none -no-obsolete -source-language en -ts ${ts_update}
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
    COMMENT "Reading translatable texts"
    VERBATIM)
