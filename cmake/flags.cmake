# SPDX-License-Identifier: GPL-3.0-or-later
# Every target of ours links fieldfare_flags. Nothing here reaches third-party code.

add_library(fieldfare_flags INTERFACE)

# Quick code without debug information by default; the presets for debuggers and sanitizers say otherwise.
if(NOT MSVC)
    if(CMAKE_CXX_FLAGS_DEBUG STREQUAL "-g")
        set(CMAKE_CXX_FLAGS_DEBUG "-O1")
    endif()
    # C is used by third-party code alone, which sets its own optimisation: one object for all presets.
    foreach(config DEBUG RELEASE RELWITHDEBINFO MINSIZEREL)
        set(CMAKE_C_FLAGS_${config} "")
    endforeach()
    set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
endif()

if(MSVC)
    target_compile_options(fieldfare_flags INTERFACE /W4 /utf-8 /permissive- /Zc:__cplusplus $<$<BOOL:${FIELDFARE_WERROR}>:/WX>)
    target_compile_definitions(fieldfare_flags INTERFACE NOMINMAX WIN32_LEAN_AND_MEAN)
else()
    target_compile_options(fieldfare_flags INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wextra-semi -Wfloat-conversion
        -Wimplicit-fallthrough -Wvla
        $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wsuggest-override>
        $<$<BOOL:${FIELDFARE_WERROR}>:-Werror>)
    if(CMAKE_UNITY_BUILD)
        # A source that is included counts as a header there, where a type with private parts would be a mistake.
        target_compile_options(fieldfare_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
    endif()
    if(FIELDFARE_PCH AND FIELDFARE_CCACHE AND CCACHE_PROGRAM)
        # What ccache needs to see through precompiled headers.
        target_compile_options(fieldfare_flags INTERFACE
            $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
            "$<$<CXX_COMPILER_ID:Clang,AppleClang>:SHELL:-Xclang -fno-pch-timestamp>")
    endif()
endif()

target_compile_definitions(fieldfare_flags INTERFACE
    QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)

if(FIELDFARE_FUZZ)
    # Every parser is watched for new paths; the fuzzers' main comes with their own link option.
    target_compile_options(fieldfare_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(FIELDFARE_SANITIZE)
    if(MSVC)
        message(FATAL_ERROR "FIELDFARE_SANITIZE is for GCC and Clang")
    endif()
    target_compile_options(fieldfare_flags INTERFACE "-fsanitize=${FIELDFARE_SANITIZE}" -fno-omit-frame-pointer)
    target_link_options(fieldfare_flags INTERFACE "-fsanitize=${FIELDFARE_SANITIZE}")
    if(FIELDFARE_SANITIZE MATCHES "undefined")
        target_compile_options(fieldfare_flags INTERFACE -fno-sanitize-recover=undefined)
    endif()
elseif(NOT MSVC)
    set(release "$<CONFIG:Release,RelWithDebInfo>")
    target_compile_options(fieldfare_flags INTERFACE
        "$<${release}:-fstack-protector-strong;-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>")
    if(UNIX AND NOT APPLE)
        target_compile_options(fieldfare_flags INTERFACE "$<${release}:-fstack-clash-protection>")
        if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
            target_compile_options(fieldfare_flags INTERFACE "$<${release}:-fcf-protection>")
        endif()
        target_link_options(fieldfare_flags INTERFACE "$<${release}:LINKER:-z,relro,-z,now,-z,noexecstack>")
    endif()
endif()

# Executables take -fPIC like the libraries, so that they can use the same precompiled headers.
if(NOT MSVC)
    set(CMAKE_CXX_COMPILE_OPTIONS_PIE "-fPIC")
endif()
include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)
