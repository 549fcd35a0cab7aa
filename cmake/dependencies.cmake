# SPDX-License-Identifier: GPL-3.0-or-later
# Installed libraries. packaging/dependencies.sh installs them.

find_package(Qt6 6.4 REQUIRED COMPONENTS
    Core Sql Network Concurrent Gui Widgets Charts Svg SvgWidgets PrintSupport LinguistTools)
if(FIELDFARE_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
    # Qt would put absolute folders into every compile line of the tests, which defeats sharing of cached objects.
    set_property(TARGET Qt6::Test PROPERTY INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
endif()

find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(tl-expected REQUIRED)

find_package(unofficial-sodium QUIET)   # vcpkg's name
if(TARGET unofficial-sodium::sodium)
    add_library(fieldfare_sodium ALIAS unofficial-sodium::sodium)
else()
    find_package(PkgConfig REQUIRED)
    pkg_check_modules(sodium REQUIRED IMPORTED_TARGET GLOBAL libsodium)
    add_library(fieldfare_sodium ALIAS PkgConfig::sodium)
endif()

find_package(uchardet QUIET CONFIG)
if(TARGET uchardet::libuchardet)
    add_library(fieldfare_uchardet ALIAS uchardet::libuchardet)
else()
    find_package(PkgConfig REQUIRED)
    pkg_check_modules(uchardet REQUIRED IMPORTED_TARGET GLOBAL uchardet)
    add_library(fieldfare_uchardet ALIAS PkgConfig::uchardet)
endif()

find_package(zstd QUIET CONFIG)
if(TARGET zstd::libzstd_shared)
    add_library(fieldfare_zstd ALIAS zstd::libzstd_shared)
elseif(TARGET zstd::libzstd)
    add_library(fieldfare_zstd ALIAS zstd::libzstd)
else()
    find_package(PkgConfig REQUIRED)
    pkg_check_modules(zstd REQUIRED IMPORTED_TARGET GLOBAL libzstd)
    add_library(fieldfare_zstd ALIAS PkgConfig::zstd)
endif()

find_package(libphonenumber QUIET CONFIG)
if(TARGET libphonenumber::phonenumber)
    add_library(fieldfare_phonenumber ALIAS libphonenumber::phonenumber)
else()
    find_path(PHONENUMBER_INCLUDE_DIR phonenumbers/phonenumberutil.h REQUIRED)
    find_library(PHONENUMBER_LIBRARY phonenumber REQUIRED)
    find_package(Protobuf REQUIRED)
    add_library(fieldfare_phonenumber INTERFACE)
    target_include_directories(fieldfare_phonenumber SYSTEM INTERFACE "${PHONENUMBER_INCLUDE_DIR}")
    target_link_libraries(fieldfare_phonenumber INTERFACE "${PHONENUMBER_LIBRARY}" protobuf::libprotobuf)
endif()

# Workbooks: read by expat and libarchive, written by libxlsxwriter.
find_package(EXPAT REQUIRED)
find_package(LibArchive QUIET)
if(NOT TARGET LibArchive::LibArchive)
    find_package(PkgConfig REQUIRED)
    pkg_check_modules(libarchive REQUIRED IMPORTED_TARGET GLOBAL libarchive)
    add_library(LibArchive::LibArchive ALIAS PkgConfig::libarchive)
endif()
find_package(unofficial-libxlsxwriter QUIET CONFIG)   # vcpkg's name
if(TARGET unofficial::libxlsxwriter::libxlsxwriter)
    add_library(fieldfare_xlsxwriter ALIAS unofficial::libxlsxwriter::libxlsxwriter)
else()
    find_package(PkgConfig REQUIRED)
    pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET GLOBAL xlsxwriter)
    add_library(fieldfare_xlsxwriter ALIAS PkgConfig::xlsxwriter)
endif()

# The company server alone.
if(FIELDFARE_SERVER)
    find_package(PkgConfig QUIET)
    if(PkgConfig_FOUND)
        pkg_check_modules(libpq QUIET IMPORTED_TARGET GLOBAL libpq)
    endif()
    if(TARGET PkgConfig::libpq)
        add_library(fieldfare_libpq ALIAS PkgConfig::libpq)
    else()
        find_package(PostgreSQL 15 REQUIRED)
        add_library(fieldfare_libpq ALIAS PostgreSQL::PostgreSQL)
    endif()
    find_package(Boost 1.74 REQUIRED)
    find_package(OpenSSL 3 REQUIRED)
    find_package(ZLIB REQUIRED)
    find_package(Threads REQUIRED)
endif()

# Without it the passphrase is asked at every start.
find_package(Qt6Keychain QUIET)
add_feature_info(keychain Qt6Keychain_FOUND "the key may be kept in the system's keychain")
