# SPDX-License-Identifier: GPL-3.0-or-later
# The rings. Sources are found by folder: adding a file needs no edit here.
#
# Embedded files:
#   core/**/migrations/NNNN_name.sql           -> :/migrations/NNNN_name.sql
#   core/**/*.{sql,json,csv,tsv,txt,dat}       -> :/data/<path below core>
#   resources/{data,demo,templates}/**         -> :/<path below resources>    (in core)
#   resources/<anything else but icons>/**     -> :/<path below resources>    (in widgets)
#   the icons named in resources/icons/icons.txt, and our own resources/icons/*.svg -> :/icons/<name>.svg (in widgets)
#   translations/fieldfare_<lang>.ts           -> :/i18n/fieldfare_<lang>.qm  (in core)

set(core_dir "${CMAKE_SOURCE_DIR}/core")
set(ui_dir "${CMAKE_SOURCE_DIR}/ui")
set(resources_dir "${CMAKE_SOURCE_DIR}/resources")

# --- core ----------------------------------------------------------------------------------------------------------------------
file(GLOB_RECURSE core_sources CONFIGURE_DEPENDS "${core_dir}/*.cpp" "${core_dir}/*.h")
# Where sources are compiled several at once (sanitizers, lint --all), these stand alone: each report has its own run() and
# behind(), and the parts of one class share file-local names.
file(GLOB core_alone CONFIGURE_DEPENDS "${core_dir}/analytics/reports/*.cpp")
set_source_files_properties(${core_alone} "${core_dir}/sync/client/sqlite_transaction.cpp"
    "${core_dir}/sync/client/sync_client_pull.cpp" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
fieldfare_library(fieldfare_core
    SOURCES ${core_sources}
    INCLUDE "${core_dir}"
    LINK Qt6::Core Qt6::Sql Qt6::Network Qt6::Concurrent
         sqlite3mc tl::expected fieldfare_sodium fieldfare_uchardet fieldfare_zstd fieldfare_phonenumber ICU::uc ICU::i18n
         EXPAT::EXPAT LibArchive::LibArchive fieldfare_xlsxwriter
    PCH <QtCore> <QtSql> <tl/expected.hpp> <algorithm> <array> <functional> <memory> <optional> <span> <utility> <variant> <vector>)
if(Qt6Keychain_FOUND)
    target_link_libraries(fieldfare_core PUBLIC Qt6Keychain::Qt6Keychain)
    target_compile_definitions(fieldfare_core PUBLIC FIELDFARE_HAS_KEYCHAIN)
endif()
file(WRITE "${CMAKE_BINARY_DIR}/generated/fieldfare_version.h.new"
    "// Generated.\n#pragma once\n#define FIELDFARE_VERSION \"${PROJECT_VERSION}\"\n")
file(COPY_FILE "${CMAKE_BINARY_DIR}/generated/fieldfare_version.h.new" "${CMAKE_BINARY_DIR}/generated/fieldfare_version.h" ONLY_IF_DIFFERENT)
target_include_directories(fieldfare_core PUBLIC "${CMAKE_BINARY_DIR}/generated")

file(GLOB_RECURSE core_data CONFIGURE_DEPENDS
    "${core_dir}/*.sql" "${core_dir}/*.json" "${core_dir}/*.csv" "${core_dir}/*.tsv" "${core_dir}/*.txt" "${core_dir}/*.dat")
set(migrations ${core_data})
list(FILTER migrations INCLUDE REGEX "/migrations/[0-9]+_[^/]*\\.sql$")
list(FILTER core_data EXCLUDE REGEX "/migrations/[0-9]+_[^/]*\\.sql$")
foreach(file IN LISTS migrations)
    get_filename_component(name "${file}" NAME)
    set_source_files_properties("${file}" PROPERTIES QT_RESOURCE_ALIAS "${name}")
endforeach()
if(migrations)
    qt_add_resources(fieldfare_core migrations PREFIX "/migrations" OPTIONS --format-version 1 FILES ${migrations})
endif()
fieldfare_embed(fieldfare_core core_data "${core_dir}" data ${core_data})
file(GLOB_RECURSE core_resources CONFIGURE_DEPENDS
    "${resources_dir}/data/*" "${resources_dir}/demo/*" "${resources_dir}/templates/*")
fieldfare_embed(fieldfare_core core_resources "${resources_dir}" "" ${core_resources})

# --- presentation --------------------------------------------------------------------------------------------------------------
file(GLOB_RECURSE presentation_sources CONFIGURE_DEPENDS "${ui_dir}/presentation/*.cpp" "${ui_dir}/presentation/*.h")
fieldfare_library(fieldfare_presentation
    SOURCES ${presentation_sources}
    INCLUDE "${ui_dir}"
    LINK fieldfare_core Qt6::Gui
    PCH <QtCore> <QtGui> <tl/expected.hpp> <algorithm> <functional> <memory> <optional> <vector>)

# --- widgets -------------------------------------------------------------------------------------------------------------------
file(GLOB_RECURSE widgets_sources CONFIGURE_DEPENDS "${ui_dir}/*.cpp" "${ui_dir}/*.h")
list(FILTER widgets_sources EXCLUDE REGEX "/ui/presentation/")
fieldfare_library(fieldfare_widgets
    SOURCES ${widgets_sources}
    INCLUDE "${ui_dir}"
    LINK fieldfare_presentation Qt6::Widgets Qt6::Charts Qt6::Svg Qt6::SvgWidgets Qt6::PrintSupport
    PCH <QtCore> <QtGui> <QtWidgets> <tl/expected.hpp> <algorithm> <functional> <memory> <optional> <vector>)
file(GLOB_RECURSE ui_resources CONFIGURE_DEPENDS "${resources_dir}/*")
list(FILTER ui_resources EXCLUDE REGEX "/resources/(data|demo|templates|icons)/|\\.md$")
fieldfare_embed(fieldfare_widgets ui_resources "${resources_dir}" "" ${ui_resources})

set(icon_list "${resources_dir}/icons/icons.txt")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${icon_list}")
file(STRINGS "${icon_list}" icon_names REGEX "^[a-z0-9-]+$")
set(icon_dir "${CMAKE_BINARY_DIR}/icons")
file(MAKE_DIRECTORY "${icon_dir}")
set(icons "")
foreach(icon IN LISTS icon_names)
    if(NOT EXISTS "${FIELDFARE_ICON_SOURCE}/${icon}.svg")
        message(FATAL_ERROR "resources/icons/icons.txt names '${icon}', which lucide-static does not have")
    endif()
    file(COPY_FILE "${FIELDFARE_ICON_SOURCE}/${icon}.svg" "${icon_dir}/${icon}.svg" ONLY_IF_DIFFERENT)
    list(APPEND icons "${icon_dir}/${icon}.svg")
endforeach()
fieldfare_embed(fieldfare_widgets lucide "${icon_dir}" icons ${icons})
file(GLOB own_icons CONFIGURE_DEPENDS "${resources_dir}/icons/*.svg")
fieldfare_embed(fieldfare_widgets own_icons "${resources_dir}/icons" icons ${own_icons})
