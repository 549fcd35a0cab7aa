# SPDX-License-Identifier: GPL-3.0-or-later
# Read by ctest: registers one test per FIELDFARE_TEST(Class) found in the sources of one test program.
# Given: program, executable, folder, label, source_dir, sanitize.

file(GLOB_RECURSE fieldfare_files "${folder}/*.cpp")
set(fieldfare_environment
    "QT_QPA_PLATFORM=offscreen"
    "LSAN_OPTIONS=suppressions=${source_dir}/tests/support/lsan.supp:print_suppressions=0"
    "TSAN_OPTIONS=suppressions=${source_dir}/tests/support/tsan.supp:ignore_noninstrumented_modules=1:die_after_fork=0"
    "UBSAN_OPTIONS=print_stacktrace=1")
set(fieldfare_longest 600)
if(sanitize)  # which makes some tests longer than Qt's five minutes
    set(fieldfare_longest 1800)
    list(APPEND fieldfare_environment "QTEST_FUNCTION_TIMEOUT=1800000")
endif()
if(NOT DEFINED ENV{FIELDFARE_SHARED_DATA})
    # Real data lie beside the project; beside a worktree of it they are one folder higher.
    foreach(candidate "${source_dir}/../shared/data" "${source_dir}/../../shared/data")
        if(IS_DIRECTORY "${candidate}")
            get_filename_component(candidate "${candidate}" ABSOLUTE)
            list(APPEND fieldfare_environment "FIELDFARE_SHARED_DATA=${candidate}")
            break()
        endif()
    endforeach()
endif()
string(REGEX REPLACE "^tests_" "" fieldfare_subject "${program}")
foreach(fieldfare_file IN LISTS fieldfare_files)
    file(STRINGS "${fieldfare_file}" fieldfare_lines REGEX "^FIELDFARE_TEST\\([A-Za-z0-9_:]+\\)")
    foreach(fieldfare_line IN LISTS fieldfare_lines)
        string(REGEX REPLACE "^FIELDFARE_TEST\\(([A-Za-z0-9_:]+)\\).*" "\\1" fieldfare_class "${fieldfare_line}")
        string(REGEX REPLACE "^.*::" "" fieldfare_name "${fieldfare_class}")
        set(fieldfare_name "${fieldfare_subject}.${fieldfare_name}")
        add_test("${fieldfare_name}" "${executable}" "${fieldfare_class}")
        set_tests_properties("${fieldfare_name}" PROPERTIES ENVIRONMENT "${fieldfare_environment}" TIMEOUT ${fieldfare_longest} SKIP_RETURN_CODE 77)
        if(label)
            set_tests_properties("${fieldfare_name}" PROPERTIES LABELS "${label}")
        endif()
    endforeach()
endforeach()
