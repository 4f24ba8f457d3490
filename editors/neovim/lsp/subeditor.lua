-- The server's configuration, found by vim.lsp.config on the runtime path (Neovim 0.11).
return {
  cmd = { vim.env.SUBEDITOR or 'subeditor', 'lsp' },
  filetypes = { 'markdown', 'text' },
  -- The folder of the story. Without any of these, a lone file is read with the files beside it.
  root_markers = { 'subeditor.toml', { 'draft.md', 'sources' }, '.git' },
  -- Why something may stand is asked before the server writes it down.
  commands = {
    ['subeditor.stet'] = function(command, context)
      require('subeditor').stet(command, context)
    end,
  },
  -- Neovim shows an outgoing call in the file of what is called, at the place of the caller's own file.
  handlers = {
    ['callHierarchy/outgoingCalls'] = function(failure, calls, context)
      require('subeditor').outgoing_calls(failure, calls, context)
    end,
  },
}
