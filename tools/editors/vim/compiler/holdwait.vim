" holdwait by clang-tidy, for Vim and Neovim: `:compiler holdwait`, then `:make`. The quickfix list has
" the findings of the current file, and a line for each step of each thread, in other files too.
"
"   let g:holdwait_module = '/usr/local/lib/libholdwait-tidy.so'
"   let g:holdwait_build = 'build'        " where compile_commands.json is
"   let g:holdwait_clang_tidy = 'clang-tidy-22'
"
" Which checks run, and with which index, is said in .clang-tidy.

if exists('current_compiler')
  finish
endif
let current_compiler = 'holdwait'

let s:words = [get(g:, 'holdwait_clang_tidy', 'clang-tidy-22'), '--quiet', '--use-color=false',
      \ '-load=' . get(g:, 'holdwait_module', 'libholdwait-tidy.so'),
      \ '-p', get(g:, 'holdwait_build', 'build'), '%']
execute 'CompilerSet makeprg=' . escape(join(s:words), ' \|"')
" The source lines that follow each message are left out.
CompilerSet errorformat=%f:%l:%c:\ %trror:\ %m,%f:%l:%c:\ %tarning:\ %m,%f:%l:%c:\ %tote:\ %m,%-G%.%#
