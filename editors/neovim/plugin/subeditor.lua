if vim.fn.has('nvim-0.11') == 0 then
  vim.notify('subeditor needs Neovim 0.11 or newer', vim.log.levels.WARN)
  return
end
vim.lsp.enable('subeditor')
