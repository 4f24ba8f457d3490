-- :checkhealth subeditor

local M = {}

function M.check()
  local health = vim.health
  health.start('subeditor')
  if vim.fn.has('nvim-0.11') == 0 then
    health.error('Neovim 0.11 or newer is needed; this is ' .. tostring(vim.version()))
    return
  end
  health.ok('Neovim ' .. tostring(vim.version()))

  local program = vim.lsp.config.subeditor.cmd[1]
  if vim.fn.executable(program) == 0 then
    health.error(('there is no program `%s`'):format(program), {
      'Install it with `cargo install --locked --path .` in a copy of its repository,',
      "or say where it is: vim.lsp.config('subeditor', { cmd = { '/path/to/subeditor', 'lsp' } })",
    })
    return
  end
  local ran, result = pcall(function() return vim.system({ program, '--version' }, { text = true }):wait(5000) end)
  if ran and result.code == 0 then
    health.ok(('%s, %s'):format(vim.trim(result.stdout), vim.fn.exepath(program)))
  else
    health.error(('`%s --version` failed'):format(program), { ran and result.stderr or tostring(result) })
  end

  if vim.lsp.is_enabled and not vim.lsp.is_enabled('subeditor') then
    health.warn('the server is not enabled', { "vim.lsp.enable('subeditor')" })
  end
  if vim.g.did_load_filetypes == nil then
    health.warn('file types are not detected, so the server does not start', { ':filetype on' })
  end
  local clients = vim.lsp.get_clients({ name = 'subeditor' })
  for _, client in ipairs(clients) do
    local buffers = vim.tbl_count(client.attached_buffers)
    local folder = client.root_dir or 'no folder: each document is read with the files beside it'
    health.ok(('runs in %s, open documents: %d, positions in %s'):format(folder, buffers, client.offset_encoding))
  end
  if #clients == 0 then
    health.info('the server does not run; it starts with a Markdown or text file')
  end
end

return M
