# SPDX-License-Identifier: GPL-3.0-or-later
# Pinned sources which no distribution has as we need them. They are fetched by the npm client into the user's cache, shared by
# all checkouts, and verified before they are unpacked. FIELDFARE_SQLITE3MC_DIR and FIELDFARE_LUCIDE_DIR take local folders instead.

if(DEFINED ENV{XDG_CACHE_HOME} AND NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
    set(cache_home "$ENV{XDG_CACHE_HOME}")
elseif(WIN32)
    set(cache_home "$ENV{LOCALAPPDATA}")
else()
    set(cache_home "$ENV{HOME}/.cache")
endif()
file(TO_CMAKE_PATH "${cache_home}/fieldfare/third_party" FIELDFARE_THIRD_PARTY_CACHE)

# Sets <result> to a folder that holds the named files (patterns inside the package) of NAME@VERSION.
function(fieldfare_fetch_npm result name version sha512)
    set(target "${FIELDFARE_THIRD_PARTY_CACHE}/${name}-${version}")
    set(${result} "${target}" PARENT_SCOPE)
    if(EXISTS "${target}/.complete")
        return()
    endif()
    file(MAKE_DIRECTORY "${FIELDFARE_THIRD_PARTY_CACHE}")
    file(LOCK "${FIELDFARE_THIRD_PARTY_CACHE}/lock" GUARD FUNCTION TIMEOUT 300)
    if(EXISTS "${target}/.complete")
        return()
    endif()
    set(archive "${FIELDFARE_THIRD_PARTY_CACHE}/${name}-${version}.tgz")
    set(actual "")
    if(EXISTS "${archive}")
        file(SHA512 "${archive}" actual)
    endif()
    if(NOT actual STREQUAL sha512)
        find_program(NPM_PROGRAM NAMES npm npm.cmd REQUIRED)
        message(STATUS "Fetching ${name} ${version} with npm")
        execute_process(COMMAND "${NPM_PROGRAM}" pack "${name}@${version}" --silent --ignore-scripts
            WORKING_DIRECTORY "${FIELDFARE_THIRD_PARTY_CACHE}" RESULT_VARIABLE failed OUTPUT_QUIET ERROR_VARIABLE said)
        if(failed)
            message(FATAL_ERROR "npm could not fetch ${name} ${version} (${failed}). For a build without a network see cmake/third_party.cmake.\n${said}")
        endif()
        file(SHA512 "${archive}" actual)
        if(NOT actual STREQUAL sha512)
            file(REMOVE "${archive}")
            message(FATAL_ERROR "${name} ${version} is not what was pinned: SHA-512 ${actual}")
        endif()
    endif()
    file(REMOVE_RECURSE "${target}" "${target}.new")
    file(MAKE_DIRECTORY "${target}.new")
    file(ARCHIVE_EXTRACT INPUT "${archive}" DESTINATION "${target}.new" PATTERNS ${ARGN})
    file(WRITE "${target}.new/.complete" "${sha512}\n")
    file(RENAME "${target}.new" "${target}")
    file(REMOVE "${archive}")
endfunction()

# --- SQLite3MultipleCiphers: SQLite 3.53.2 with page encryption ---------------------------------------------------------------
if(FIELDFARE_SQLITE3MC_DIR)
    set(sqlite3mc_dir "${FIELDFARE_SQLITE3MC_DIR}")
else()
    fieldfare_fetch_npm(sqlite3mc_package better-sqlite3-multiple-ciphers 12.11.1
        a46ef6fb7564522a67998c782f042aa0e5cd1b6089d479660eb96faa0afbc501e0b04f9ccf9ac064489a2479d42931da19f1a27e0800fc2d12bfda99954adfa3
        "package/deps/sqlite3/*" "package/LICENSE")
    set(sqlite3mc_dir "${sqlite3mc_package}/package/deps/sqlite3")
    file(SHA256 "${sqlite3mc_dir}/sqlite3.c" sqlite3mc_sha256)
    if(NOT sqlite3mc_sha256 STREQUAL "670d8d053176b53a68073b168f8e68fb72db67bdf964a0eb130338e9391198b9")
        file(REMOVE "${sqlite3mc_package}/.complete")
        message(FATAL_ERROR "The cached sqlite3.c was changed; configure again to fetch it anew.")
    endif()
endif()

find_package(Threads REQUIRED)
add_library(sqlite3mc STATIC "${sqlite3mc_dir}/sqlite3.c")
set_target_properties(sqlite3mc PROPERTIES AUTOMOC OFF UNITY_BUILD OFF C_VISIBILITY_PRESET hidden)
target_include_directories(sqlite3mc SYSTEM PUBLIC "${sqlite3mc_dir}")
target_link_libraries(sqlite3mc PUBLIC Threads::Threads ${CMAKE_DL_LIBS})
if(UNIX)
    target_link_libraries(sqlite3mc PUBLIC m)
endif()
# These change what sqlite3.h declares, so our code must see them too.
target_compile_definitions(sqlite3mc PUBLIC
    SQLITE_ENABLE_SESSION SQLITE_ENABLE_PREUPDATE_HOOK SQLITE_ENABLE_COLUMN_METADATA)
target_compile_definitions(sqlite3mc PRIVATE
    SQLITE_THREADSAFE=1
    SQLITE_ENABLE_FTS5
    SQLITE_ENABLE_MATH_FUNCTIONS
    SQLITE_ENABLE_STAT4
    SQLITE_ENABLE_DBSTAT_VTAB
    SQLITE_DQS=0                       # "x" is a name, never a string
    SQLITE_TEMP_STORE=2                # sorters and temporary tables in memory: nothing readable on disk
    SQLITE_SECURE_DELETE
    SQLITE_DEFAULT_MEMSTATUS=0
    SQLITE_DEFAULT_FOREIGN_KEYS=1
    SQLITE_TRUSTED_SCHEMA=0
    SQLITE_LIKE_DOESNT_MATCH_BLOBS
    SQLITE_OMIT_LOAD_EXTENSION
    SQLITE_OMIT_SHARED_CACHE
    SQLITE_USE_URI=0
    # The page ciphers we use, and no others.
    HAVE_CIPHER_AEGIS=1 HAVE_CIPHER_CHACHA20=1
    HAVE_CIPHER_AES_128_CBC=0 HAVE_CIPHER_AES_256_CBC=0 HAVE_CIPHER_SQLCIPHER=0 HAVE_CIPHER_RC4=0 HAVE_CIPHER_ASCON128=0
    SQLITE3MC_SECURE_MEMORY=1)         # keys are wiped when freed
if(MSVC)
    target_compile_options(sqlite3mc PRIVATE /O2 /w)
else()
    # Always optimised and without debug information: one object file serves all presets and checkouts.
    target_compile_options(sqlite3mc PRIVATE -O2 -g0 -DNDEBUG -w)
    if(FIELDFARE_SANITIZE STREQUAL "thread")
        target_compile_options(sqlite3mc PRIVATE -fsanitize=thread)   # else its locks would be unknown to the sanitizer
    endif()
endif()

# --- Lucide icons --------------------------------------------------------------------------------------------------------------
if(FIELDFARE_LUCIDE_DIR)
    set(FIELDFARE_ICON_SOURCE "${FIELDFARE_LUCIDE_DIR}/icons")
else()
    fieldfare_fetch_npm(lucide_package lucide-static 1.62.0
        581640fe6d8fbe41693061c3b6c05c9393f603d1b87a12e562ee06c30202726126d41bd85608f4d25083c4a4562e56cc94e89b2da8b0750f3c1b9a479125a0c0
        "package/icons/*" "package/LICENSE")
    set(FIELDFARE_ICON_SOURCE "${lucide_package}/package/icons")
endif()
