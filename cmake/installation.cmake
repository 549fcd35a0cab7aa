# SPDX-License-Identifier: GPL-3.0-or-later
foreach(program fieldfare-cli fieldfare fieldfare-server)
    if(TARGET ${program})
        install(TARGETS ${program} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" BUNDLE DESTINATION .)
    endif()
endforeach()
install(FILES "${CMAKE_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
