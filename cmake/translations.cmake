# SPDX-License-Identifier: GPL-3.0-or-later
# translations/fieldfare_<lang>.ts become :/i18n/fieldfare_<lang>.qm. `cmake --build … --target translations` reads the sources anew.
# English is the language of the sources: its file holds plurals alone.

set(languages zh_CN)

file(GLOB ts_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/translations/*.ts")
if(ts_files)
    set_source_files_properties(${ts_files} PROPERTIES OUTPUT_LOCATION "${CMAKE_BINARY_DIR}/i18n")
    qt_add_lrelease(fieldfare_core TS_FILES ${ts_files} QM_FILES_OUTPUT_VARIABLE qm_files)
    fieldfare_embed(fieldfare_core translations "${CMAKE_BINARY_DIR}/i18n" i18n ${qm_files})
endif()

# Qt's own texts (buttons, file dialogs) go along, so that they are there on systems which package them apart.
get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
execute_process(COMMAND "${qmake}" -query QT_INSTALL_TRANSLATIONS OUTPUT_VARIABLE qt_translations OUTPUT_STRIP_TRAILING_WHITESPACE)
set(qt_qm_files "")
foreach(language IN LISTS languages)
    if(EXISTS "${qt_translations}/qtbase_${language}.qm")
        list(APPEND qt_qm_files "${qt_translations}/qtbase_${language}.qm")
    else()
        message(STATUS "Qt's ${language} texts are not installed: its own dialogs will be English")
    endif()
endforeach()
fieldfare_embed(fieldfare_core qt_translations "${qt_translations}" i18n ${qt_qm_files})

set(translated_folders "")
foreach(folder core ui app)
    if(IS_DIRECTORY "${CMAKE_SOURCE_DIR}/${folder}")
        list(APPEND translated_folders ${folder})
    endif()
endforeach()
set(read_sources Qt6::lupdate ${translated_folders} -recursive -locations none -no-obsolete -source-language en)
set(read_all "")
foreach(language IN LISTS languages)
    list(APPEND read_all COMMAND ${read_sources} -target-language ${language} -ts translations/fieldfare_${language}.ts)
endforeach()
add_custom_target(translations
    COMMAND "${CMAKE_COMMAND}" -E make_directory translations
    ${read_all}
    COMMAND ${read_sources} -pluralonly -target-language en -ts translations/fieldfare_en.ts
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
    COMMENT "Reading translatable texts"
    VERBATIM)
