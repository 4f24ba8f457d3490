if vim.g.loaded_subeditor then
  return
end
vim.g.loaded_subeditor = true

if vim.fn.has('nvim-0.11') == 0 then
  local version = vim.version()
  vim.notify(
    ('subeditor needs Neovim 0.11 or newer, and this is %d.%d.%d. Older ones can start the server with vim.lsp.start(); '
      .. 'nothing else of this plugin works there.'):format(version.major, version.minor, version.patch),
    vim.log.levels.WARN
  )
  return
end

vim.lsp.enable('subeditor')

-- Neovim passes over a server that is not installed without a word.
vim.api.nvim_create_autocmd('FileType', {
  group = vim.api.nvim_create_augroup('subeditor', {}),
  pattern = { 'markdown', 'text' },
  callback = function()
    local program = vim.lsp.config.subeditor.cmd[1]
    if type(program) == 'string' and vim.fn.executable(program) == 0 then
      vim.notify_once(
        ('subeditor: there is no program `%s`. Install it with `cargo install --locked --path .` in a copy of its repository; '
          .. ':checkhealth subeditor tells more.'):format(program),
        vim.log.levels.WARN
      )
    end
  end,
})

local actions = { 'claims', 'people', 'related', 'check', 'restart', 'log' }
vim.api.nvim_create_user_command('Subeditor', function(command)
  local action, argument = command.fargs[1], command.fargs[2]
  if not vim.tbl_contains(actions, action) then
    vim.notify('subeditor: there is no `' .. action .. '`; there are ' .. table.concat(actions, ', '), vim.log.levels.ERROR)
    return
  end
  if action == 'check' and argument then
    argument = vim.fs.abspath(vim.fn.expand(argument))
  end
  require('subeditor')[action](argument)
end, {
  nargs = '+',
  desc = 'Claims, people and findings of the document',
  complete = function(lead, line)
    if line:match('check%s+%S*$') then
      return vim.fn.getcompletion(lead, 'dir')
    elseif line:match('claims%s+%S*$') then
      return { 'all' }
    end
    return vim.tbl_filter(function(it) return vim.startswith(it, lead) end, actions)
  end,
})
