# SPDX-License-Identifier: GPL-3.0-or-later
# cmake --install, and packages by CPack (./dev package).

set(packaging_dir "${CMAKE_SOURCE_DIR}/packaging")
string(TIMESTAMP FIELDFARE_RELEASE_DATE "%Y-%m-%d" UTC)   # follows SOURCE_DATE_EPOCH

foreach(program fieldfare-cli fieldfare fieldfare-server)
    if(TARGET ${program})
        install(TARGETS ${program} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" BUNDLE DESTINATION .)
    endif()
endforeach()
if(TARGET fieldfare)
    if(APPLE)
        set_target_properties(fieldfare PROPERTIES MACOSX_BUNDLE_INFO_PLIST "${packaging_dir}/macos/Info.plist.in")
    elseif(WIN32)
        enable_language(RC)
        configure_file("${packaging_dir}/windows/fieldfare.rc.in" "${CMAKE_BINARY_DIR}/generated/fieldfare.rc" @ONLY)
        target_sources(fieldfare PRIVATE "${CMAKE_BINARY_DIR}/generated/fieldfare.rc")
    endif()
    # Where Qt is not part of the system its libraries travel with the program.
    if(APPLE OR WIN32)
        get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
        get_filename_component(qt_bin "${qmake}" DIRECTORY)
        find_program(QT_DEPLOY_PROGRAM NAMES macdeployqt windeployqt HINTS "${qt_bin}")
        if(QT_DEPLOY_PROGRAM AND APPLE)
            install(CODE "execute_process(COMMAND \"${QT_DEPLOY_PROGRAM}\" \"\${CMAKE_INSTALL_PREFIX}/fieldfare.app\" COMMAND_ERROR_IS_FATAL ANY)")
        elseif(QT_DEPLOY_PROGRAM)
            install(CODE "execute_process(COMMAND \"${QT_DEPLOY_PROGRAM}\" \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}/fieldfare.exe\" COMMAND_ERROR_IS_FATAL ANY)")
        endif()
    endif()
endif()

install(FILES "${CMAKE_SOURCE_DIR}/LICENSE" "${CMAKE_SOURCE_DIR}/CHANGELOG.md" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
# The licences of what is compiled in.
foreach(package sqlite3mc_package lucide_package)
    if(${package} AND EXISTS "${${package}}/package/LICENSE")
        string(REPLACE "_package" "" name "${package}")
        install(FILES "${${package}}/package/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME "LICENSE.${name}")
    endif()
endforeach()

if(UNIX AND NOT APPLE AND TARGET fieldfare)
    configure_file("${packaging_dir}/linux/app.fieldfare.Fieldfare.metainfo.xml.in"
        "${CMAKE_BINARY_DIR}/generated/app.fieldfare.Fieldfare.metainfo.xml" @ONLY)
    install(FILES "${packaging_dir}/linux/app.fieldfare.Fieldfare.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
    install(FILES "${CMAKE_BINARY_DIR}/generated/app.fieldfare.Fieldfare.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
    install(FILES "${CMAKE_SOURCE_DIR}/resources/icons/fieldfare.svg" RENAME app.fieldfare.Fieldfare.svg
        DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
endif()

if(UNIX AND NOT APPLE AND TARGET fieldfare-server)
    install(FILES "${packaging_dir}/fieldfare-server.service" DESTINATION "lib/systemd/system")
endif()

if(UNIX AND TARGET fieldfare-cli)
    install(FILES "${packaging_dir}/linux/fieldfare-cli.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
endif()

set(CPACK_PACKAGE_NAME fieldfare)
set(CPACK_PACKAGE_VENDOR "The Fieldfare authors")
set(CPACK_PACKAGE_CONTACT "The Fieldfare authors <fieldfare@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Customer relations for small businesses, offline and encrypted")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE "GPL-3.0-or-later")
include(CPack)
