-- Drives the built server through this Neovim: run by test.sh with the story in a scratch folder.
--   nvim --headless -u NONE -i NONE -l test.lua STORY_FOLDER utf-8|utf-16

local story, encoding = arg[1], arg[2]
local here = vim.fs.dirname(vim.fs.abspath(arg[0]))

local function wait(what, condition)
  if not vim.wait(20000, condition, 20) then
    error('waited in vain for ' .. what)
  end
end

local function check(what, condition, shown)
  if not condition then
    error(what .. '\n' .. vim.inspect(shown))
  end
  print('ok: ' .. what)
end

-- With -l Neovim detects no file types by itself.
vim.cmd('filetype on')
vim.opt.runtimepath:append(here)
local capabilities = vim.lsp.protocol.make_client_capabilities()
capabilities.general.positionEncodings = { encoding }
vim.lsp.config('subeditor', { capabilities = capabilities })
vim.cmd.runtime('plugin/subeditor.lua')

---The text that a diagnostic underlines, by Neovim's own columns.
local function underlined(buffer, diagnostic)
  return table.concat(
    vim.api.nvim_buf_get_text(buffer, diagnostic.lnum, diagnostic.col, diagnostic.end_lnum, diagnostic.end_col, {}), '\n')
end

---The first diagnostic whose underlined words contain the text.
local function finding(buffer, text)
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    if underlined(buffer, diagnostic):find(text, 1, true) then
      return diagnostic
    end
  end
end

---Puts the cursor on the first occurrence of a text after another one.
local function go(buffer, text, after)
  local seen = after == nil
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    if not seen and line:find(after, 1, true) then
      seen = true
    end
    local column = seen and line:find(text, 1, true)
    if column then
      vim.api.nvim_win_set_cursor(0, { number, column - 1 })
      return
    end
  end
  error('no ' .. text .. ' in the text')
end

local function client()
  return vim.lsp.get_clients({ bufnr = 0, name = 'subeditor' })[1]
end

---What the hover window shows.
local function hover()
  local parameters = vim.lsp.util.make_position_params(0, client().offset_encoding)
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/hover', parameters, 10000) or {}
  local answer = (answers[client().id] or {}).result
  return answer and answer.contents.value or ''
end

vim.cmd.edit(story .. '/draft.md')
local draft = vim.api.nvim_get_current_buf()
wait('the server', function() return client() ~= nil end)
wait('diagnostics on the draft', function() return finding(draft, '178') ~= nil end)
check('the encoding is ' .. encoding, client().offset_encoding == encoding, client().offset_encoding)
check('the rival value is in the message', finding(draft, '178').message:find('187') ~= nil, finding(draft, '178'))

vim.cmd.edit(story .. '/sources/coast-guard-release.txt')
local release = vim.api.nvim_get_current_buf()
wait('diagnostics on the source', function() return finding(release, '187') ~= nil end)
check('the source names the draft', finding(release, '187').message:find('178') ~= nil, finding(release, '187'))
go(release, '187 people')
local text = hover()
check('the hover on the source shows the other figure', text:find('178') ~= nil, text)

vim.api.nvim_set_current_buf(draft)
go(draft, '178 people')
text = hover()
check('the hover on the draft names who says it', text:find('Varga') ~= nil, text)
check('the hover on the draft shows the other figure', text:find('187') ~= nil, text)

go(draft, 'Varga said')
vim.lsp.buf.definition()
local introduction
wait('the jump to the introduction', function()
  introduction = vim.api.nvim_get_current_line()
  return vim.api.nvim_win_get_buf(0) == draft and introduction:find('Ines Varga', 1, true) ~= nil
end)
local column = vim.api.nvim_win_get_cursor(0)[2]
check('from the surname to the full name', introduction:sub(column + 1, column + 10) == 'Ines Varga', { introduction, column })

vim.cmd.edit(story .. '/notes.md')
local notes = vim.api.nvim_get_current_buf()
wait('the server on the notes', function() return client() ~= nil end)
vim.api.nvim_set_current_buf(draft)

local function all_text(buffer) return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') end

---People are known across documents, and renamed in all drafts.
local function people()
  vim.api.nvim_set_current_buf(notes)
  local targets = vim.lsp.buf_request_sync(notes, 'textDocument/definition', (function()
    go(notes, 'Varga briefed')
    return vim.lsp.util.make_position_params(0, client().offset_encoding)
  end)(), 10000)[client().id].result
  check('definition leads into other documents', #targets > 0 and vim.iter(targets):all(function(it)
    return it.targetUri:find('draft.md', 1, true) or it.targetUri:find('coast-guard-release.txt', 1, true)
  end), targets)
  vim.lsp.util.show_document(targets[1], client().offset_encoding, { focus = true })
  introduction, column = vim.api.nvim_get_current_line(), vim.api.nvim_win_get_cursor(0)[2]
  check('and there to the full name', introduction:sub(column + 1, column + 10) == 'Ines Varga', { introduction, column })
  vim.api.nvim_set_current_buf(draft)

  go(draft, 'Varga said')
  vim.lsp.buf.rename('Varghese')
  wait('the rename', function() return all_text(draft):find('Varghese said', 1, true) ~= nil end)
  check('rename changes every form of the name in the draft', select(2, all_text(draft):gsub('Varghese', '')) == 3
    and not all_text(draft):find('Varga', 1, true), all_text(draft))
  check('and in the other draft, but in no source', all_text(notes):find('Varghese briefed', 1, true) and not all_text(release):find('Varghese', 1, true),
    { all_text(notes), all_text(release) })
  vim.cmd('silent undo')
  vim.api.nvim_buf_call(notes, function() vim.cmd('silent undo') end)
  wait('the undone rename to be read', function() return finding(draft, '178') ~= nil end)
end

---What somebody says, with what the sources have of it, each where it stands.
local function calls()
  vim.api.nvim_set_current_buf(draft)
  go(draft, 'Varga said')
  vim.lsp.buf.outgoing_calls()
  wait('what is said', function() return #vim.fn.getqflist() > 1 end)
  local files = {}
  for _, item in ipairs(vim.fn.getqflist()) do
    vim.fn.bufload(item.bufnr)
    local line = vim.api.nvim_buf_get_lines(item.bufnr, item.lnum - 1, item.lnum, true)[1]
    check('a claim is listed where it stands: ' .. item.text:sub(1, 20), vim.startswith(line:sub(item.col), item.text:sub(1, 20)), { item, line })
    files[item.bufnr] = true
  end
  check('claims of draft and source are listed', vim.tbl_count(files) > 1, vim.fn.getqflist())
  vim.cmd.cclose()
  vim.api.nvim_set_current_buf(draft)
end

---Chooses the action with these words among those at a place.
local function choose_action(place, words)
  go(draft, place)
  local offered, chosen = {}, false
  vim.ui.select = function(items, options, done)
    offered = items
    for at, item in ipairs(items) do
      if item.action.title:find(words, 1, true) then
        chosen = true
        return done(item, at)
      end
    end
  end
  vim.lsp.buf.code_action()
  wait('the code actions', function() return #offered > 0 end)
  check(('one action at "%s" says "%s"'):format(place, words), chosen, offered)
end

local function act()
  choose_action('178 people', '187')
  wait('the action to be applied', function() return all_text(draft):find('rescued 187 people', 1, true) ~= nil end)
  wait('the finding to go', function() return finding(draft, '187') == nil and finding(release, '187') == nil end)
  print('ok: a code action settles the conflict on both sides')
  vim.cmd('silent undo')
  wait('the undone action to be read', function() return finding(draft, '178') ~= nil end)
end

---What the server writes to other files: the ledger and the people file.
local function write()
  local asked
  vim.ui.input = function(options, done)
    asked = options.prompt
    done(nil)
  end
  choose_action('six defects', 'Let this stand')
  wait('the question for the reason', function() return asked ~= nil end)
  check('the reason is asked for; without an answer nothing stands',
    asked:find('because', 1, true) and vim.fn.filereadable(story .. '/.subeditor/ledger.toml') == 0, asked)
  vim.ui.input = function(_, done) done(' “six” as told ') end
  vim.api.nvim_set_current_buf(draft)
  choose_action('six defects', 'Let this stand')
  wait('the finding to go', function() return finding(draft, 'six') == nil end)
  local ledger = vim.fn.readblob(story .. '/.subeditor/ledger.toml')
  check('the ledger has it', ledger:find('"draft.md"', 1, true) and ledger:find('reason = "“six” as told"', 1, true), ledger)
  vim.api.nvim_set_current_buf(draft)
  choose_action('Ines Varga', 'to the people file')
  local people_file = story .. '/people.toml'
  wait('the people file', function()
    return vim.fn.filereadable(people_file) == 1 and vim.fn.readblob(people_file):find('name = "Ines Varga"', 1, true) ~= nil
  end)
  vim.api.nvim_set_current_buf(draft)
end

---What a server offers is tried; what it does not offer is said.
local function try(what, method, test)
  if client():supports_method(method) then
    test()
  else
    print('not offered by this server: ' .. what)
  end
end
try('people across documents', 'textDocument/rename', people)
try('what somebody says', 'callHierarchy/outgoingCalls', calls)
try('code actions', 'textDocument/codeAction', act)
try('letting stand', 'workspace/executeCommand', write)

---Another program writes a source that is not open; Neovim on Linux does not watch files.
local other = story .. '/sources/other-desk.txt'
vim.fn.writefile({ 'October 15, 2025', '', 'The Skarne coast guard saved 193 people from the Marigold, Ines Varga said.' }, other)
local function names_it()
  local mark = finding(draft, '178')
  return mark ~= nil and mark.message:find('193', 1, true) ~= nil
end
wait('a new source to be seen', names_it)
vim.fn.delete(other)
wait('a deleted source to be forgotten', function() return not names_it() end)
print('ok: files are seen that come and go on disk')

-- A line with letters of every width before the figure, so that a wrong count of columns shows.
go(draft, '178 people')
local line = vim.api.nvim_win_get_cursor(0)[1]
local old = vim.api.nvim_get_current_line()
vim.api.nvim_buf_set_lines(draft, line - 1, line, false, { (old:gsub('178', '187')) })
wait('the edit to clear the diagnostics', function()
  return finding(draft, '187') == nil and finding(draft, '178') == nil and finding(release, '187') == nil
end)
print('ok: an edit clears the diagnostics on both sides')
vim.api.nvim_buf_set_lines(draft, line - 1, line, false, { '“🚢 Über die Brücke”, cafés: ' .. old })
wait('the diagnostic to come back', function()
  local diagnostic = finding(draft, '178')
  return diagnostic ~= nil and finding(release, '187') ~= nil and underlined(draft, diagnostic):find('^178') ~= nil
end)
print('ok: the diagnostic comes back, in the right columns')

vim.api.nvim_buf_set_lines(draft, line - 1, line, false, { old })
wait('the old line to be read', function() return finding(draft, '178') ~= nil end)

---What :Subeditor WHAT… offers to choose from, as it is shown; the first that contains the text is chosen.
local function choose(text, ...)
  local shown
  vim.ui.select = function(items, options, done)
    shown = vim.tbl_map(options.format_item, items)
    for at, each in ipairs(shown) do
      if each:find(text, 1, true) then
        return done(items[at], at)
      end
    end
  end
  vim.cmd.Subeditor(...)
  wait((...), function() return shown ~= nil end)
  return shown
end

vim.api.nvim_win_set_cursor(0, { 1, 0 })
local claims = choose('178 people', 'claims')
check('the claims begin with the conflicts', claims[1]:find('^conflict') ~= nil, claims)
check('and end with what is borne out', claims[#claims]:find('^borne out') ~= nil, claims)
claims = choose('178 people', 'claims', 'all')
check('unless all are asked for', claims[#claims]:find('^stated once') ~= nil, claims)
check('the cursor goes to the claim that was chosen', vim.api.nvim_win_get_cursor(0)[1] == line, vim.api.nvim_win_get_cursor(0))
choose('Ines Varga', 'people')
check('the cursor goes to the person that was chosen', vim.api.nvim_get_current_line():sub(vim.api.nvim_win_get_cursor(0)[2] + 1):find('^Ines Varga') ~= nil,
  vim.api.nvim_win_get_cursor(0))

go(draft, '178 people')
vim.cmd.Subeditor('related')
local places = vim.fn.getloclist(0)
check('the location list has the figure and its counterparts', #places == 3 and places[2].bufnr == release and places[2].text:find('187') ~= nil, places)
vim.cmd.lclose()

vim.fn.setqflist({})
vim.cmd.Subeditor('check')
wait('the check of the folder', function() return #vim.fn.getqflist() > 0 end)
local columns = vim.tbl_filter(function(it) return it.lnum == line and it.text:find('178', 1, true) and it.bufnr == draft end, vim.fn.getqflist())
check('the quickfix list has all findings in their places', columns[1] ~= nil and old:sub(columns[1].col, columns[1].end_col - 1) == '178', vim.fn.getqflist())
vim.cmd.cclose()

vim.cmd('checkhealth subeditor')
local health = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
check('checkhealth finds the program and the running server', health:find('OK subeditor ', 1, true) and health:find('runs in', 1, true)
  and not health:find('ERROR', 1, true), health)
vim.cmd.bdelete()

vim.cmd('help subeditor-related')
check('the help file is found', vim.api.nvim_buf_get_name(0):find('doc/subeditor.txt', 1, true) ~= nil, vim.api.nvim_buf_get_name(0))
vim.cmd.helpclose()
local tags = vim.fn.tempname()
vim.fn.mkdir(tags)
vim.uv.fs_copyfile(here .. '/doc/subeditor.txt', tags .. '/subeditor.txt')
vim.cmd.helptags(tags)
check('the tags of the help file are as committed (:helptags editors/neovim/doc)',
  vim.fn.readblob(tags .. '/tags') == vim.fn.readblob(here .. '/doc/tags'), tags)

local told
local has, notify = vim.fn.has, vim.notify
vim.fn.has = function(what) return what == 'nvim-0.11' and 0 or has(what) end
vim.notify = function(message) told = message end
vim.g.loaded_subeditor = nil
vim.cmd.runtime('plugin/subeditor.lua')
vim.fn.has, vim.notify = has, notify
check('an older Neovim is told so', told and told:find('needs Neovim 0.11', 1, true) ~= nil, told)

vim.cmd.Subeditor('restart')
wait('the server to be there again', function()
  local it = vim.lsp.get_clients({ bufnr = draft, name = 'subeditor' })[1]
  return it ~= nil and it.initialized and finding(draft, '178') ~= nil
end)
print('ok: the server can be restarted')

for _, each in ipairs(vim.lsp.get_clients()) do
  each:stop()
end
wait('the server to end', function() return #vim.lsp.get_clients() == 0 end)
print('ok: the server ends')
vim.cmd('qall!')
