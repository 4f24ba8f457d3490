-- The server's configuration, found by vim.lsp.config on the runtime path (Neovim 0.11).
return {
  cmd = { vim.env.SUBEDITOR or 'subeditor', 'lsp' },
  filetypes = { 'markdown', 'text' },
  -- The folder of the story. Without any of these, a lone file is read with the files beside it.
  root_markers = { 'subeditor.toml', { 'draft.md', 'sources' }, '.git' },
}
