-- What the command :Subeditor does. Everything else is Neovim's own: hovers, definitions, diagnostics.

local M = {}

---How a figure stands, in the words of the list; what must be looked at first comes first.
local standings = {
  { 'conflict', 'conflict' },
  { 'marked', 'finding' },
  { 'superseded', 'superseded' },
  { 'attributed', 'sources differ' },
  { 'stet', 'let stand' },
  { 'rounded', 'rounded' },
  { 'agree', 'borne out' },
  { 'once', 'stated once' },
}

local function say(message, level)
  vim.notify('subeditor: ' .. message, level or vim.log.levels.INFO)
end

---The client of the current buffer; nil, and a message, when there is none.
local function client()
  local found = vim.lsp.get_clients({ bufnr = 0, name = 'subeditor' })[1]
  if not found then
    say('the server does not run for this buffer; see :checkhealth subeditor', vim.log.levels.WARN)
  end
  return found
end

---Asks what the current document states and hands it on.
local function ask_claims(then_do)
  local it = client()
  if not it then
    return
  end
  local document = { uri = vim.uri_from_bufnr(0) }
  it:request('subeditor/claims', { textDocument = document }, function(failure, answer)
    if failure then
      say(failure.message, vim.log.levels.ERROR)
    elseif answer then
      then_do(answer, function(range)
        vim.lsp.util.show_document({ uri = document.uri, range = range }, it.offset_encoding, { focus = true })
      end)
    end
  end, 0)
end

local function select(items, none, prompt, line, go)
  if #items == 0 then
    say(none)
    return
  end
  vim.ui.select(items, { prompt = prompt, format_item = line, kind = 'subeditor' }, function(item)
    if item then
      go(item.range)
    end
  end)
end

---The figures of this document, the conflicts first, in |vim.ui.select()|; the cursor goes to the one that is chosen.
---@param which string? 'all': those too that are stated once only, so that there is nothing to hold them against
function M.claims(which)
  ask_claims(function(answer, go)
    local figures = {}
    for _, standing in ipairs(standings) do
      for _, figure in ipairs(answer.figures) do
        if figure.standing == standing[1] and (which == 'all' or figure.standing ~= 'once') then
          figure.label = standing[2]
          table.insert(figures, figure)
        end
      end
    end
    local none = #answer.figures == 0 and 'no figures were read in this document'
      or 'no figure of this document is stated twice; `:Subeditor claims all` lists them'
    select(figures, none, 'Claims', function(figure)
      local who = figure.who ~= vim.NIL and figure.who or nil
      local other = figure.others[1]
      local against = figure.standing == 'conflict' and other and ('  ≠ %s, %s'):format(other.words, other.label) or ''
      return ('%-14s  %s%s%s'):format(figure.label, figure.words, who and (' (%s)'):format(who) or '', against)
    end, go)
  end)
end

---The people of this document in |vim.ui.select()|; the cursor goes to the introduction of the one that is chosen.
function M.people()
  ask_claims(function(answer, go)
    select(answer.people, 'nobody was read of in this document', 'People', function(person)
      local role = person.role ~= vim.NIL and (', ' .. person.role) or ''
      local statements = #person.statements
      return ('%s%s%s'):format(person.name, role, statements > 0 and ('  (%d %s)'):format(statements, statements == 1 and 'statement' or 'statements') or '')
    end, go)
  end)
end

---The findings under the cursor with the places that they speak of, in the location list.
function M.related()
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local items = {}
  local encoding = (vim.lsp.get_clients({ bufnr = 0, name = 'subeditor' })[1] or {}).offset_encoding or 'utf-16'
  for _, finding in ipairs(vim.diagnostic.get(0, { lnum = row - 1 })) do
    if finding.col <= column and column <= finding.end_col and finding.source == 'subeditor' then
      vim.list_extend(items, vim.diagnostic.toqflist({ finding }))
      local information = vim.tbl_get(finding, 'user_data', 'lsp', 'relatedInformation') or {}
      for _, related in ipairs(information) do
        local place = vim.lsp.util.locations_to_items({ related.location }, encoding)[1]
        place.text = related.message .. ': ' .. vim.trim(place.text)
        table.insert(items, place)
      end
    end
  end
  if #items == 0 then
    say('no finding under the cursor')
    return
  end
  vim.fn.setloclist(0, {}, ' ', { title = 'subeditor', items = items })
  vim.cmd.lopen()
end

---Lets a finding stand, as the code action has it, with the reason that is typed: nothing typed is none, and leaving with <Esc> lets
---nothing stand.
---@param command lsp.Command
---@param context { client_id: integer, bufnr: integer }
function M.stet(command, context)
  local it = vim.lsp.get_client_by_id(context.client_id)
  local argument = vim.tbl_get(command, 'arguments', 1)
  if not it or not argument then
    return
  end
  vim.ui.input({ prompt = command.title .. ', because: ' }, function(reason)
    if not reason then
      return
    end
    reason = vim.trim(reason)
    argument = vim.tbl_extend('force', argument, { reason = reason ~= '' and reason or nil })
    it:request('workspace/executeCommand', { command = command.command, arguments = { argument } }, function(failure)
      if failure then
        say(failure.message, vim.log.levels.ERROR)
      end
    end, context.bufnr)
  end)
end

---What a person says, in the quickfix list: each claim where it stands itself, in whichever document.
function M.outgoing_calls(failure, calls, context)
  if failure then
    say(failure.message, vim.log.levels.ERROR)
    return
  end
  local encoding = (vim.lsp.get_client_by_id(context.client_id) or {}).offset_encoding or 'utf-16'
  local items = {}
  for _, call in ipairs(calls or {}) do
    local place = { uri = call.to.uri, range = call.to.selectionRange }
    local item = vim.lsp.util.locations_to_items({ place }, encoding)[1]
    item.text = call.to.name
    table.insert(items, item)
  end
  if #items == 0 then
    say('nothing is said here')
    return
  end
  vim.fn.setqflist({}, ' ', { title = 'subeditor: what is said', items = items })
  vim.cmd('botright copen')
end

---Line and column, from one, of a byte offset.
local function place(text, offset)
  local before = text:sub(1, offset)
  local _, lines = before:gsub('\n', '')
  return lines + 1, #before:match('[^\n]*$') + 1
end

---Checks all documents of the folder, also those that are not open, as they are on the disk. The findings go into the quickfix list.
---@param folder string? else that of the server
function M.check(folder)
  local running = vim.lsp.get_clients({ name = 'subeditor' })[1]
  folder = folder or (running and running.root_dir) or vim.uv.cwd()
  local program = vim.lsp.config.subeditor.cmd[1]
  local started, failure = pcall(vim.system, { program, 'check', '--format', 'jsonl', '.' }, { cwd = folder, text = true }, function(result)
    vim.schedule(function()
      if result.code > 1 then
        say(vim.trim(result.stderr), vim.log.levels.ERROR)
        return
      end
      local texts, items = {}, {}
      for line in vim.gsplit(result.stdout, '\n', { trimempty = true }) do
        local finding = vim.json.decode(line)
        local path = vim.fs.joinpath(folder, finding.path)
        texts[path] = texts[path] or vim.fn.readblob(path)
        local row, column = place(texts[path], finding.start)
        local end_row, end_column = place(texts[path], finding['end'])
        table.insert(items, {
          filename = path, lnum = row, col = column, end_lnum = end_row, end_col = end_column,
          type = finding.severity:sub(1, 1):upper(), text = ('[%s] %s'):format(finding.code, finding.message),
        })
      end
      vim.fn.setqflist({}, ' ', { title = 'subeditor check', items = items })
      if #items == 0 then
        say('nothing to look at in ' .. folder)
      else
        vim.cmd.copen()
      end
    end)
  end)
  if not started then
    say(tostring(failure), vim.log.levels.ERROR)
  end
end

---Ends the server and starts it anew for the buffers it had.
function M.restart()
  vim.lsp.enable('subeditor', false)
  local function again(left)
    if #vim.lsp.get_clients({ name = 'subeditor' }) == 0 or left == 0 then
      vim.lsp.enable('subeditor')
    else
      vim.defer_fn(function() again(left - 1) end, 50)
    end
  end
  for _, each in ipairs(vim.lsp.get_clients({ name = 'subeditor' })) do
    each:stop()
  end
  again(100)
end

---Neovim's log of all servers, where ours writes its errors.
function M.log()
  vim.cmd.tabedit(vim.fn.fnameescape(vim.lsp.log.get_filename()))
end

return M
